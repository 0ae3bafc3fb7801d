using Npgsql;
using Plumbline.Tests.Shared;

namespace Plumbline.Chaos.Tests;

/// <summary>What goes wrong.</summary>
internal static class Faults
{
    /// <summary>Does something again and again until told to stop, with pauses of a random length around a given one.</summary>
    /// <param name="pause">The pause.</param>
    /// <param name="random">Decides the pauses.</param>
    /// <param name="fault">What to do.</param>
    /// <param name="stop">Ends it, not in the middle of a fault.</param>
    public static async Task RepeatAsync(TimeSpan pause, Random random, Func<Task> fault, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await Task.Delay(pause * (0.5 + random.NextDouble()), stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await fault();
        }
    }

    /// <summary>Ends one session of a service with its database.</summary>
    /// <param name="database">The service's database.</param>
    public static async Task EndSessionAsync(string database)
    {
        try
        {
            await using var connection = new NpgsqlConnection(database + ";Pooling=false");
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() order by random() limit 1", connection);
            await command.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException)
        {
            // The server is down anyhow.
        }
    }

    /// <summary>Kills a service and starts it again.</summary>
    /// <param name="service">The service.</param>
    public static async Task RestartAsync(ServiceProcess service)
    {
        await service.KillAsync();
        await service.StartAsync();
    }

    /// <summary>Crashes the database server and starts it again.</summary>
    /// <param name="company">Whose.</param>
    public static async Task RestartDatabaseAsync(Company company)
    {
        await company.Database.CrashAsync();
        await company.Database.StartAsync();
    }

    /// <summary>Kills a node of the broker and starts it again.</summary>
    /// <param name="company">Whose.</param>
    /// <param name="node">Which node, from 0.</param>
    public static async Task RestartBrokerAsync(Company company, int node)
    {
        await company.Broker.KillNodeAsync(node);
        await Task.Delay(TimeSpan.FromSeconds(3));
        await company.Broker.StartNodeAsync(node);
    }
}
