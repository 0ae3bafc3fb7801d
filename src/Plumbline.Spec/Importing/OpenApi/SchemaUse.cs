using Plumbline.Spec.Model;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>A schema where it is used.</summary>
/// <param name="Type">The type.</param>
/// <param name="Chain">The schemas that say more about this use, the nearest first; declared types are not among them.</param>
/// <param name="IsNullable">Whether null is a value.</param>
internal sealed record SchemaUse(TypeReference Type, IReadOnlyList<Cursor> Chain, bool IsNullable)
{
    /// <summary>What a list or map holds; null for anything else.</summary>
    public SchemaUse? Element { get; init; }

    /// <summary>The schema of the declared type; null where the type is none.</summary>
    public Cursor? Declaring { get; init; }

    /// <summary>The schemas that speak of this use and of nothing else: a declared type says for itself what it is.</summary>
    public IEnumerable<Cursor> Said => Declaring is null ? Chain : Chain.Where(schema => schema != Declaring);
}
