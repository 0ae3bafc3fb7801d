namespace Plumbline.Spec.Diff.Matching;

/// <summary>A typed place in both documents, or in one of them.</summary>
internal sealed record SlotPair
{
    public required SlotKind Kind { get; init; }

    /// <summary>As released; null for a new one.</summary>
    public required Slot? Before { get; init; }

    /// <summary>As it is now; null for one that is gone.</summary>
    public required Slot? After { get; init; }

    /// <summary>Its name, place and users.</summary>
    public required Subject Subject { get; init; }

    /// <summary>How its type changed; <see cref="TypeRelation.Same"/> where it is in one document only.</summary>
    public TypeRelation Relation { get; init; }

    /// <summary>Whether it has another name now.</summary>
    public bool IsRenamed => Before is not null && After is not null && Before.Name != After.Name && Kind == SlotKind.Field;

    /// <summary>Whether it is in both documents.</summary>
    public bool IsBoth => Before is not null && After is not null;

    /// <summary>Whether callers send it by name: a parameter, or a header of every call.</summary>
    public bool IsParameter => Kind is SlotKind.Parameter or SlotKind.RequestHeader;
}
