namespace Plumbline.Events;

/// <summary>How long leases last.</summary>
internal sealed record LeaseOptions
{
    /// <summary>How long a lease lasts from its last renewal: after that time others take over from a process that died.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often it is renewed, or tried for.</summary>
    public TimeSpan Renewal { get; init; } = TimeSpan.FromSeconds(3);
}
