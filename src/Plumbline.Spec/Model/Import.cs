namespace Plumbline.Spec.Model;

/// <summary>A document whose types this one names.</summary>
public sealed record Import
{
    /// <summary>Where the document says the import lives; never fetched.</summary>
    public required string Uri { get; init; }

    /// <summary>The imported namespace (normal form only).</summary>
    public string? Namespace { get; init; }
}
