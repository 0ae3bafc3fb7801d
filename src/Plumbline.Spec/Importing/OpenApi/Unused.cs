namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Reports what a document declares and never uses: only types stand on their own here.</summary>
/// <param name="root">The document.</param>
/// <param name="notes">Receives it.</param>
internal sealed class Unused(Cursor root, ImportNotes notes)
{
    private static readonly string[] s_shared = ["responses", "parameters", "requestBodies", "headers"];

    /// <summary>Reports it, once everything was followed.</summary>
    /// <param name="references">What was followed.</param>
    /// <param name="operations">The operations.</param>
    /// <param name="isDeclared">Whether a schema became a type.</param>
    public void Note(References references, List<ImportedOperation> operations, Func<Cursor, bool> isDeclared)
    {
        var components = root["components"];
        foreach (var (name, component) in s_shared.SelectMany(kind => components?[kind]?.Members ?? []))
        {
            if (!references.AreTo(component.Pointer))
                Add(component, name);
        }

        var patches = new PatchSchemas(root);
        foreach (var (name, schema) in (components?["schemas"]?.Members ?? []).Where(schema => !references.AreTo(schema.Value.Pointer)))
        {
            if (isDeclared(schema))
                notes.Lost(schema, LostFacets.Values, $"type '{name}', which nothing uses,");
            else if (!PatchSchemas.IsProblem(schema) && patches.ModelOf(name) is null)
                Add(schema, name);
        }

        // Of several ways to prove who calls, the first one counts.
        var owners = operations.Select(operation => operation.At).Append(root).ToList();
        var required = new HashSet<string>(owners.SelectMany(owner => owner["security"]?.Items.Take(1) ?? []).SelectMany(choice => choice.Members.Take(1)).Select(scheme => scheme.Name), StringComparer.Ordinal);
        foreach (var (name, scheme) in (components?["securitySchemes"]?.Members ?? []).Where(scheme => !required.Contains(scheme.Name)))
            Add(scheme, name);

        var tagged = new HashSet<string>(operations.Select(operation => operation.Group), StringComparer.Ordinal);
        foreach (var tag in root["tags"]?.Items ?? [])
        {
            notes.Unread(tag, ["name", "description"]);
            if (tag.Text("name") is { } name && !tagged.Contains(name))
                Add(tag, name);
        }
    }

    private void Add(Cursor at, string name) => notes.Add(at, $"nothing that is read uses '{name}'; it is left out");
}
