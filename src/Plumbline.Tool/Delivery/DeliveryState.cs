namespace Plumbline.Tool.Delivery;

/// <summary>What is delivered, and what is under way; written after every step, so that a command that was cut off can be run again.</summary>
internal sealed record DeliveryState
{
    /// <summary>The services by name.</summary>
    public SortedDictionary<string, ServiceState> Services { get; init; } = new(StringComparer.Ordinal);

    /// <summary>A service's state; an empty one for a service that was never delivered.</summary>
    /// <param name="service">Its name.</param>
    public ServiceState Of(string service) => Services.TryGetValue(service, out var state) ? state : new();
}

/// <summary>A service's state.</summary>
internal sealed record ServiceState
{
    /// <summary>What runs and answers callers; null before the first release.</summary>
    public RunningRelease? Current { get; init; }

    /// <summary>What ran before, for rolling back.</summary>
    public RunningRelease? Previous { get; init; }

    /// <summary>What is under way; null between two commands.</summary>
    public Operation? Operation { get; init; }
}

/// <summary>A version of a service and where its instances are.</summary>
internal sealed record RunningRelease
{
    /// <summary>The version, for people.</summary>
    public required string Version { get; init; }

    /// <summary>What it is: the hash of its artifact.</summary>
    public required string Digest { get; init; }

    /// <summary>The places of its instances, from zero.</summary>
    public IReadOnlyList<int> Slots { get; init; } = [];
}

/// <summary>A switch that is under way.</summary>
internal sealed record Operation
{
    /// <summary>Whether it goes back to what ran before.</summary>
    public bool IsRollback { get; init; }

    /// <summary>The version that is to run.</summary>
    public required RunningRelease Target { get; init; }

    /// <summary>How far it got.</summary>
    public required Phase Phase { get; init; }

    /// <summary>The gate that refused, and why; null while none did.</summary>
    public string? Failure { get; init; }
}

/// <summary>How far a switch got. Up to <see cref="Watching"/> it can be undone; from <see cref="Draining"/> on it is carried through.</summary>
internal enum Phase
{
    /// <summary>New instances are started and asked.</summary>
    Starting,

    /// <summary>New instances get requests, beside the old ones.</summary>
    Watching,

    /// <summary>Old instances end their requests and stop.</summary>
    Draining,

    /// <summary>A gate refused: new instances go away again.</summary>
    Undoing,
}
