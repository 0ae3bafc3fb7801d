using Npgsql;

namespace Plumbline.Storage.Tests.Servers;

/// <summary>The server that other tests lean on: private, and mended by itself after each kind of end.</summary>
public sealed class PostgreSqlServerTests
{
    [Fact]
    public async Task What_is_committed_outlives_a_crash_and_a_kill()
    {
        await using var server = await PostgreSqlServer.StartAsync(isDurable: true);
        var connectionString = await server.CreateDatabaseAsync() + ";Pooling=false";
        await RunAsync(connectionString, "create table kept (id int); insert into kept values (1)");
        await server.RestartAsync();
        await RunAsync(connectionString, "insert into kept values (2)");
        await server.KillAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => RunAsync(connectionString, "select 1"));

        await server.StartAsync();
        Assert.Equal(2L, await RunAsync(connectionString, "select count(*) from kept"));
    }

    private static async Task<object?> RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
