using System.Globalization;
using Npgsql;
using Plumbline.Events;
using Plumbline.Tests.Shared;

namespace Plumbline.Chaos.Tests;

/// <summary>What a run came to, once everything has settled.</summary>
internal sealed record Verdict
{
    /// <summary>Rows of the journal: what was committed.</summary>
    public required int Journaled { get; init; }

    /// <summary>Events that the observer got, each counted as often as it came.</summary>
    public required int Delivered { get; init; }

    /// <summary>Deliveries of an event that had come before.</summary>
    public required int Duplicates { get; init; }

    /// <summary>Journal rows without an event.</summary>
    public required int Lost { get; init; }

    /// <summary>Events without a journal row.</summary>
    public required int Ghosts { get; init; }

    /// <summary>First deliveries that came after a later one of their key.</summary>
    public required int Inversions { get; init; }

    /// <summary>Rows of the source.</summary>
    public required int SourceRows { get; init; }

    /// <summary>Rows that the replica lacks, has too many, or has otherwise.</summary>
    public required int ReplicaDifferences { get; init; }

    /// <summary>Events that were put aside, by the producer or the consumer.</summary>
    public required long Failed { get; init; }

    /// <summary>Whether nothing is left that may still change by itself: what has not come yet, and what failed and is tried again.</summary>
    public bool IsSettled => this is { Lost: 0, ReplicaDifferences: 0, Failed: 0 };

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Journaled} journal rows, {Delivered} deliveries, {Duplicates} duplicates; lost {Lost}, ghosts {Ghosts}, inversions {Inversions}, put aside {Failed}; {SourceRows} users, replica differs in {ReplicaDifferences}");

    /// <summary>Compares journal, stream, source and replica.</summary>
    /// <param name="company">The company.</param>
    /// <param name="events">What the observer got.</param>
    public static async Task<Verdict> OfAsync(Company company, IReadOnlyList<IncomingEvent> events)
    {
        var journal = (await RowsAsync(company.UsersDatabase, "select event_id::text from journal.users")).Select(Guid.Parse).ToHashSet();
        var source = await RowsAsync(company.UsersDatabase, "select concat_ws('|', id, coalesce(email, ''), status) from users order by 1");
        var replica = await RowsAsync(company.OrdersDatabase, "select concat_ws('|', id, coalesce(email, ''), status) from users order by 1");
        var failed = await RowsAsync(company.UsersDatabase, "select queue_id::text from events.outbox_failed");
        var parked = await RowsAsync(company.OrdersDatabase, "select event_id::text from events.inbox_failed");
        var (seen, latest, inversions) = (new HashSet<Guid>(), new Dictionary<string, long>(StringComparer.Ordinal), 0);
        foreach (var e in events)
        {
            if (!seen.Add(e.Id))
                continue;

            if (latest.TryGetValue(e.Key, out var sequence) && sequence > e.Sequence)
                inversions++;
            else
                latest[e.Key] = e.Sequence;
        }

        return new()
        {
            Journaled = journal.Count,
            Delivered = events.Count,
            Duplicates = events.Count - seen.Count,
            Lost = journal.Count(id => !seen.Contains(id)),
            Ghosts = seen.Count(id => !journal.Contains(id)),
            Inversions = inversions,
            SourceRows = source.Count,
            ReplicaDifferences = source.Except(replica).Count() + replica.Except(source).Count(),
            Failed = failed.Count + parked.Count,
        };
    }

    /// <summary>Reads texts from a database.</summary>
    /// <param name="database">Its connection string.</param>
    /// <param name="sql">A query of one text column.</param>
    public static async Task<IReadOnlyList<string>> RowsAsync(string database, string sql)
    {
        // Of its own, as one that was used before may have been ended by a fault.
        await using var connection = new NpgsqlConnection(database + ";Pooling=false;Timeout=120;Command Timeout=300");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));

        return rows;
    }
}
