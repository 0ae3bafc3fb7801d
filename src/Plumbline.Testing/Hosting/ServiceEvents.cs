using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Plumbline.Data;
using Plumbline.Events;
using Plumbline.Spec.Export.Sql;

namespace Plumbline.Testing.Hosting;

/// <summary>What a service in this process has told and noted: its stream in memory, its journal.</summary>
internal sealed class ServiceEvents
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    private readonly InMemoryEventStream _stream;
    private readonly Storage? _storage;

    private ServiceEvents(InMemoryEventStream stream, Storage? storage) => (_stream, _storage) = (stream, storage);

    /// <summary>Whether there is a journal to look into.</summary>
    public bool HasJournal => _storage is not null;

    /// <summary>Finds them; null where the service's stream is not in this process's memory.</summary>
    /// <param name="services">The service's services.</param>
    public static ServiceEvents? Of(IServiceProvider? services)
    {
        var stream = services?.GetService<InMemoryEventStream>() ?? services?.GetService<IEventStream>() as InMemoryEventStream;
        return stream is null ? null : new(stream, services!.GetService<Storage>());
    }

    /// <summary>The events of a key, once there are so many, or the time is over.</summary>
    /// <param name="union">Their union.</param>
    /// <param name="key">The key.</param>
    /// <param name="id">The key of the thing that they tell of, where several things share an event's key.</param>
    /// <param name="count">How many.</param>
    /// <param name="limit">How long to wait.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<IncomingEvent>> WaitAsync(string union, string key, string id, int count, TimeSpan limit, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var events = Told(union, key, id);
            if (events.Count >= count || TimeProvider.System.GetElapsedTime(start) > limit)
                return events;

            await Task.Delay(s_pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The events of a key that have been published, and that tell of one thing.</summary>
    public IReadOnlyList<IncomingEvent> Told(string union, string key, string id) =>
        [.. _stream.Published(union).Where(told => told.Key == key && (key == id || Encoding.UTF8.GetString(told.Body.Span).Contains($"\"{id}\"", StringComparison.Ordinal)))];

    /// <summary>Everything that has been published of a union.</summary>
    public IReadOnlyList<IncomingEvent> Told(string union) => _stream.Published(union);

    /// <summary>The changes of a row that the journal has, oldest first.</summary>
    /// <param name="table">The table.</param>
    /// <param name="key">The row's key.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<IReadOnlyList<StoredRow>> JournaledAsync(TableModel table, string key, CancellationToken cancellationToken) =>
        StoredRow.ReadAsync(_storage!, SqlNames.Quote(SqlNames.Join("journal", table.Name)), "journal_id", table.Key, key, cancellationToken);
}
