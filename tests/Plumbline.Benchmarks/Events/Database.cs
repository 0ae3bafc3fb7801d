using System.Globalization;
using Npgsql;

namespace Plumbline.Benchmarks.Events;

/// <summary>Asks a database.</summary>
/// <param name="connectionString">Which.</param>
internal sealed class Database(string connectionString) : IAsyncDisposable
{
    /// <summary>The columns of users that a row needs.</summary>
    public const string Columns = "(id, name, status, created_at, updated_at, hash_code)";

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connectionString + ";Maximum Pool Size=40;Command Timeout=600");

    public ValueTask<NpgsqlConnection> OpenAsync() => _source.OpenConnectionAsync();

    public async Task RunAsync(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Waits for a number.</summary>
    /// <remarks>Seldom enough that asking costs next to nothing, as counting many rows does not.</remarks>
    public async Task UntilAsync(string sql, long number)
    {
        while (await ScalarAsync<long>(sql) != number)
            await Task.Delay(50);
    }

    /// <summary>Inserts users with numbers behind a prefix, in one transaction.</summary>
    public Task InsertUsersAsync(string prefix, int count) => RunAsync(
        $"insert into users {Columns} select '{prefix}' || g, '{{}}', 'active', now(), now(), g from generate_series(1, {count.ToString(CultureInfo.InvariantCulture)}) g");

    public async Task<Dictionary<string, T>> PairsAsync<T>(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var pairs = new Dictionary<string, T>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
            pairs[reader.GetString(0)] = reader.GetFieldValue<T>(1);

        return pairs;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
