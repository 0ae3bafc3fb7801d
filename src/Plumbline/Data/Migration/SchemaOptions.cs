namespace Plumbline.Data;

/// <summary>How a database follows the document.</summary>
public sealed record SchemaOptions
{
    /// <summary>
    /// Whether columns and tables that the document does not have are left alone where they are in nobody's way, instead of refused:
    /// for going back to the version before.
    /// </summary>
    public bool KeepsUnknown { get; init; }

    /// <summary>How long a change of the schema may wait for those who use the table, and so hold up those behind it (PostgreSQL).</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long to try again where that did not do, or another instance is at it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);
}
