using Plumbline.Spec.Model;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>A schema where it is used.</summary>
/// <param name="Type">The type.</param>
/// <param name="Chain">The schemas that say more about this use, the nearest first; declared types are not among them.</param>
/// <param name="IsNullable">Whether null is a value.</param>
internal sealed record SchemaUse(TypeReference Type, IReadOnlyList<Cursor> Chain, bool IsNullable);
