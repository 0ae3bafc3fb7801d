using System.Globalization;
using Npgsql;

namespace Plumbline.Endurance.Tests;

/// <summary>The example company for all tests of a class, and what came over its stream.</summary>
public sealed class RunningCompany : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private Company? _company;
    private StreamObserver? _observer;

    /// <summary>The company.</summary>
    internal Company Company => _company ?? throw new InvalidOperationException("It was not started.");

    /// <summary>What came over its stream.</summary>
    internal StreamObserver Observer => _observer ?? throw new InvalidOperationException("It was not started.");

    public async ValueTask InitializeAsync()
    {
        // As a table that is busy is configured anyhow: within a minute nothing would be cleaned up.
        _company = await Company.StartAsync(brokers: 1, "autovacuum_naptime=5s");
        _observer = new(Company.Broker.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        // Called also where starting failed; why it did is what has to be seen then.
        if (_observer is not null)
            await _observer.DisposeAsync();

        if (_company is not null)
            await _company.DisposeAsync();
    }

    /// <summary>Waits until everything has arrived, and compares.</summary>
    internal async Task<Verdict> SettleAsync()
    {
        var verdict = await Verdict.OfAsync(Company, Observer.Events);
        for (var end = DateTime.UtcNow + s_patience; DateTime.UtcNow < end && !verdict.IsSettled; verdict = await Verdict.OfAsync(Company, Observer.Events))
            await Task.Delay(500, TestContext.Current.CancellationToken);

        return verdict;
    }

    /// <summary>Inserts users by SQL, in one transaction.</summary>
    internal Task InsertAsync(string prefix, int count) => RunAsync(
        Company.UsersDatabase,
        string.Create(CultureInfo.InvariantCulture, $"""
            insert into users (id, name, status, created_at, updated_at, hash_code)
            select '{prefix}-' || g, '{"{}"}', 'active', now(), now(), g from generate_series(1, {count}) g
            """));

    /// <summary>Runs a statement on a connection of its own.</summary>
    internal static async Task RunAsync(string database, string sql)
    {
        await using var connection = await OpenAsync(database);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Opens a connection of its own.</summary>
    internal static async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection(database + ";Pooling=false;Timeout=120;Command Timeout=300");
        await connection.OpenAsync();
        return connection;
    }
}
