namespace Plumbline.Generator.CSharp;

/// <summary>What a value must satisfy beyond its type.</summary>
public sealed record Constraints
{
    /// <summary>Least value, length of a string (in Unicode code points), or count of a list or map.</summary>
    public long? Minimum { get; init; }

    /// <summary>Greatest value, length or count.</summary>
    public long? Maximum { get; init; }

    /// <summary>A regular expression without backtracking that a string must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>A named format (<c>email</c>, <c>uri</c>, ...) that a string must have.</summary>
    public string? Format { get; init; }

    /// <summary>No constraint at all.</summary>
    public bool IsEmpty => Minimum is null && Maximum is null && Pattern is null && Format is null;
}
