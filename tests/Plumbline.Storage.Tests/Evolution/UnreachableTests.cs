using System.Net;
using System.Net.Sockets;
using Plumbline.Data;
using Plumbline.PostgreSql;
using Plumbline.Sqlite;

namespace Plumbline.Storage.Tests.Evolution;

/// <summary>A service whose database cannot be opened says which one, and which setting says where it is.</summary>
public sealed class UnreachableTests
{
    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named_with_the_setting()
    {
        var file = Path.GetTempFileName();
        try
        {
            await using var storage = new SqliteStorage(Path.Combine(file, "things.db"));
            var exception = await RefusedAsync(storage);
            Assert.Contains(storage.FilePath, exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_server_that_is_away_is_named_with_the_setting_but_no_password()
    {
        await using var storage = new PostgreSqlStorage($"Host=127.0.0.1;Port={ClosedPort()};Database=things;Username=keeper;Password=hush-hush");
        var exception = await RefusedAsync(storage);
        Assert.Contains("Database=things;Username=keeper", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", exception.ToString(), StringComparison.Ordinal);
    }

    private static async Task<DatabaseUnreachableException> RefusedAsync(Data.Storage storage)
    {
        var exception = await Assert.ThrowsAsync<DatabaseUnreachableException>(
            () => new SchemaMigrator(storage, Schemas.Thing()).MigrateAsync(TestContext.Current.CancellationToken));
        Assert.Equal("things", exception.Service);
        Assert.Contains("service 'things'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Plumbline:Storage:ConnectionString", exception.Message, StringComparison.Ordinal);
        Assert.NotNull(exception.InnerException);
        return exception;
    }

    // A port that was free a moment ago; nobody listens on it.
    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
