using Microsoft.Extensions.DependencyInjection;
using Plumbline.Events;

namespace Plumbline.AspNetCore;

/// <summary>Everything that the page shows, read at one time.</summary>
internal sealed record EventsView
{
    private const int Limit = 50;
    private const int LastEpisodes = 20;

    /// <summary>How publishing goes; null where the service does not publish.</summary>
    public ProducerStatus? Producer { get; init; }

    /// <summary>The last records of the journal, the newest first.</summary>
    public IReadOnlyList<JournalEntry> Journal { get; init; } = [];

    /// <summary>Records that could not be published.</summary>
    public IReadOnlyList<FailedRecord> FailedRecords { get; init; } = [];

    /// <summary>The last replays.</summary>
    public IReadOnlyList<ReplayStatus> Replays { get; init; } = [];

    /// <summary>What happened to publishing, the newest first.</summary>
    public IReadOnlyList<PublishingEpisode> Episodes { get; init; } = [];

    /// <summary>How handling goes, for each stream that the service consumes.</summary>
    public IReadOnlyList<InboxStatus> Inbox { get; init; } = [];

    /// <summary>Events that could not be handled.</summary>
    public IReadOnlyList<FailedEvent> FailedEvents { get; init; } = [];

    /// <summary>Reads everything.</summary>
    /// <param name="services">The service's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<EventsView> LoadAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var view = new EventsView();
        if (services.GetService<IEventProducers>() is { } producers)
        {
            view = view with
            {
                Producer = await producers.GetStatusAsync(cancellationToken).ConfigureAwait(false),
                Journal = await producers.ListJournalAsync(limit: Limit, cancellationToken: cancellationToken).ConfigureAwait(false),
                FailedRecords = await producers.ListFailedAsync(limit: Limit, cancellationToken: cancellationToken).ConfigureAwait(false),
                Replays = await producers.ListReplaysAsync(Limit, cancellationToken).ConfigureAwait(false),
                Episodes = await producers.ListEpisodesAsync(LastEpisodes, cancellationToken).ConfigureAwait(false),
            };
        }

        if (services.GetService<EventInbox>() is { } inbox)
        {
            view = view with
            {
                Inbox = await inbox.StatusAsync(cancellationToken).ConfigureAwait(false),
                FailedEvents = await inbox.FailedAsync(new() { Limit = Limit }, cancellationToken).ConfigureAwait(false),
            };
        }

        return view;
    }
}
