using Plumbline.Spec.Model;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Recognizes what this package's own descriptions add to a document, so that it comes back as what it was.</summary>
/// <param name="root">The document.</param>
internal sealed class PatchSchemas(Cursor root)
{
    private const string Suffix = "_patch";
    private const string Prefix = "#/components/schemas/";

    /// <summary>The model whose changes a component holds; null where it is no companion.</summary>
    public Cursor? ModelOf(Cursor use) =>
        use.Text("$ref") is { } reference && reference.StartsWith(Prefix, StringComparison.Ordinal) ? ModelOf(reference.Substring(Prefix.Length)) : null;

    /// <summary>The model whose changes the component of that name holds; null where it is no companion.</summary>
    public Cursor? ModelOf(string component)
    {
        var schemas = root["components"]?["schemas"];
        if (!component.EndsWith(Suffix, StringComparison.Ordinal)
            || schemas?[component] is not { } patch || schemas[component.Substring(0, component.Length - Suffix.Length)] is not { } model
            || patch["required"] is not null || patch["allOf"] is not null || model["allOf"] is not null)
            return null;

        var names = new HashSet<string>((model["properties"]?.Members ?? []).Select(member => member.Name), StringComparer.Ordinal);
        return (patch["properties"]?.Members ?? []).All(member => names.Contains(member.Name)) && patch.Text("type") == "object" ? model : null;
    }

    /// <summary>Whether a component is the problem document that this package's services answer undeclared.</summary>
    public static bool IsProblem(Cursor schema) =>
        schema.Text("description") == "A problem (RFC 9457)." && schema["properties"]?["traceId"] is not null && schema["properties"]?["errors"] is not null;

    /// <summary>Whether a response is one that goes without saying: a shared problem and nothing else.</summary>
    public static bool IsUndeclared(Cursor use, References references) =>
        use["$ref"] is not null && references.Follow(use)?["content"] is { Node.Members.Count: 1 } content
        && content["application/problem+json"]?["schema"] is { } schema && references.Follow(schema) is { Kind: JsonValueKind.Object } problem && IsProblem(problem);
}
