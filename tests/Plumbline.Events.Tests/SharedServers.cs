using Plumbline.Events.Tests;

[assembly: AssemblyFixture(typeof(SharedServers))]

namespace Plumbline.Events.Tests;

/// <summary>Stops, after the last test, the servers that tests share.</summary>
public sealed class SharedServers : IAsyncDisposable
{
    public ValueTask DisposeAsync() => PostgreSqlServer.StopSharedAsync();
}
