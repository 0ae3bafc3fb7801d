namespace Plumbline.Data;

/// <summary>Everything that a service keeps in its database. Emitted once per project.</summary>
public sealed record DatabaseSchema
{
    /// <summary>The owner's name, as the document has it. Nobody else may use the database.</summary>
    public required string Service { get; init; }

    /// <summary>The document's major version: <c>v0</c>.</summary>
    public required string Version { get; init; }

    /// <summary>What to create, one script per dialect.</summary>
    public required IReadOnlyList<SqlScript> Scripts { get; init; }

    /// <summary>The script of a dialect.</summary>
    /// <param name="dialect">The dialect.</param>
    /// <exception cref="InvalidOperationException">The project has none; it does not reference the provider's package.</exception>
    public SqlScript For(SqlDialect dialect) =>
        Scripts.FirstOrDefault(script => script.Dialect == dialect)
        ?? throw new InvalidOperationException($"The schema of '{Service}' has no script for {dialect}: the project does not reference that provider's package.");
}
