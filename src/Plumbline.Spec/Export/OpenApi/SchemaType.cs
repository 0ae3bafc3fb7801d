using Plumbline.Spec.Model;

namespace Plumbline.Spec.Export.OpenApi;

/// <summary>A declared type that has a schema in an OpenAPI document.</summary>
/// <param name="Namespace">The namespace of the document that declares it.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name in its document.</param>
/// <param name="IsPatch">Whether the schema is that of the changes a PATCH makes to it.</param>
/// <param name="Schema">The schema's name.</param>
public sealed record SchemaType(string? Namespace, TypeKind Kind, string Name, bool IsPatch, string Schema);
