using Microsoft.Extensions.Configuration;

namespace Plumbline.Events;

/// <summary>How events are published.</summary>
internal sealed record PublisherOptions
{
    /// <summary>Rows that are read, published and deleted together.</summary>
    public int Page { get; init; } = 500;

    /// <summary>Events that are on their way to the stream at the same time.</summary>
    public int Window { get; init; } = 500;

    /// <summary>How long to wait for a signal before looking anyway: for what others wrote.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often to ask SQLite whether another process wrote.</summary>
    public TimeSpan Glance { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How often the queue is read from its start, whatever the fence says.</summary>
    public TimeSpan FullScan { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often to look behind many rows of some streams for rows of others.</summary>
    public TimeSpan Others { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The first wait when the stream is away.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait when the stream is away.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long publishing may go on when the service stops.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Leases.</summary>
    public LeaseOptions Lease { get; init; } = new();

    /// <summary>Reads the settings under <c>Plumbline:Events</c>.</summary>
    /// <param name="configuration">The configuration.</param>
    public static PublisherOptions Read(IConfiguration configuration)
    {
        var defaults = new PublisherOptions();
        return new()
        {
            Page = EventSettings.Number(configuration, "PublishPage", defaults.Page),
            Window = EventSettings.Number(configuration, "PublishWindow", defaults.Window),
            Poll = EventSettings.Time(configuration, "PublishPoll", defaults.Poll),
        };
    }
}
