using Microsoft.Extensions.Configuration;

namespace Plumbline.Events;

/// <summary>How events are taken in and handled: section <c>Plumbline:Events:Inbox</c>.</summary>
internal sealed record InboxOptions
{
    /// <summary>No event waits longer than this for its batch while others keep coming.</summary>
    public TimeSpan MaxBatchAge { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long after a batch a stream is idle, so that the next event is handled at once.</summary>
    public TimeSpan IdleAfter { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The most events in one transaction; so many start a batch at once.</summary>
    public int MaxBatch { get; init; } = 500;

    /// <summary>How many keys of a stream are handled at the same time; those of a key are handled one after the other.</summary>
    public int Lanes { get; init; } = 1;

    /// <summary>How often the database is looked at without a reason.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long handled events are kept.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How long it is remembered that a replica's row was deleted; longer than any event can be late.</summary>
    public TimeSpan TombstoneRetention { get; init; } = TimeSpan.FromDays(180);

    /// <summary>How many failures in a row, of different keys, mean that everything fails.</summary>
    public int LimitAfter { get; init; } = 10;

    /// <summary>The most events that a stream delivers at once.</summary>
    public int MaxDelivery { get; init; } = 1000;

    /// <summary>How long what is under way may go on when the service stops.</summary>
    public TimeSpan StopPatience { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <exception cref="InvalidOperationException">One is not what it must be.</exception>
    public static InboxOptions Read(IConfiguration configuration)
    {
        var defaults = new InboxOptions();
        return new()
        {
            MaxBatchAge = EventSettings.Time(configuration, "Inbox:MaxBatchAge", defaults.MaxBatchAge),
            IdleAfter = EventSettings.Time(configuration, "Inbox:IdleAfter", defaults.IdleAfter),
            MaxBatch = EventSettings.Number(configuration, "Inbox:MaxBatch", defaults.MaxBatch),
            Lanes = EventSettings.Number(configuration, "Inbox:Lanes", defaults.Lanes),
            Poll = EventSettings.Time(configuration, "Inbox:Poll", defaults.Poll),
            Retention = EventSettings.Time(configuration, "Inbox:Retention", defaults.Retention),
            TombstoneRetention = EventSettings.Time(configuration, "Inbox:TombstoneRetention", defaults.TombstoneRetention),
            MaxDelivery = EventSettings.Number(configuration, "Inbox:MaxDelivery", defaults.MaxDelivery),
        };
    }
}
