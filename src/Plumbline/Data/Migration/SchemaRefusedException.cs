namespace Plumbline.Data;

/// <summary>The database differs from the document in a way that only a person can mend, since data could be lost. Nothing was changed.</summary>
public sealed class SchemaRefusedException : Exception
{
    /// <summary>The database differs from the document.</summary>
    /// <param name="differences">All of the differences.</param>
    public SchemaRefusedException(IReadOnlyList<SchemaDifference> differences)
        : base($"The database does not fit the document, and nothing was changed. Review and run these statements, or change the document:{string.Concat(differences.Select(difference => $"\n-- {difference.Reason}\n{difference.Statement};"))}") =>
        Differences = differences;

    /// <summary>All of the differences.</summary>
    public IReadOnlyList<SchemaDifference> Differences { get; }
}

/// <summary>A difference between database and document that is not mended by itself.</summary>
/// <param name="Reason">What differs.</param>
/// <param name="Statement">The statement that would mend it, to be reviewed by a person.</param>
public sealed record SchemaDifference(string Reason, string Statement);
