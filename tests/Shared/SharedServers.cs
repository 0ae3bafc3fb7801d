[assembly: AssemblyFixture(typeof(Plumbline.Tests.Shared.SharedServers))]

namespace Plumbline.Tests.Shared;

/// <summary>Stops, after the last test, the servers that the tests of an assembly share.</summary>
public sealed class SharedServers : IAsyncDisposable
{
    public ValueTask DisposeAsync() => PostgreSqlServer.StopSharedAsync();
}
