using Plumbline.Spec.Collections;

namespace Plumbline.Spec.Diff;

/// <summary>How documents are compared.</summary>
public sealed record ComparisonOptions
{
    /// <summary>The usual way.</summary>
    public static ComparisonOptions Default { get; } = new();

    /// <summary>What the baseline was released as, for messages; null to take its own version.</summary>
    public string? ReleasedAs { get; init; }

    /// <summary>How much changes of emitted C# count.</summary>
    public SourceCompatibility Source { get; init; } = SourceCompatibility.Warn;

    /// <summary>Whether only events and their replay count: against releases before the last one, whose events are still stored.</summary>
    public bool IsAboutEventsOnly { get; init; }

    /// <summary>Changes that somebody has allowed.</summary>
    public EquatableArray<Approval> Approvals { get; init; }
}

/// <summary>An entry of the approvals file: one change that is allowed.</summary>
public sealed record Approval
{
    /// <summary>The change's fingerprint.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>What changed, for people who read the file.</summary>
    public required string What { get; init; }

    /// <summary>Why it is allowed.</summary>
    public required string Reason { get; init; }

    /// <summary>Who allowed it.</summary>
    public string? By { get; init; }
}
