using Plumbline.Producing.Tests;
using Plumbline.Tests.Shared;

[assembly: AssemblyFixture(typeof(SharedServers))]

namespace Plumbline.Producing.Tests;

/// <summary>Stops, after the last test, the servers that tests share.</summary>
public sealed class SharedServers : IAsyncDisposable
{
    public ValueTask DisposeAsync() => PostgreSqlServer.StopSharedAsync();
}
