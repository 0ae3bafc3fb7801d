using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Makes models of objects; what <c>allOf</c> composes becomes one model.</summary>
/// <param name="types">Gives types to schemas.</param>
internal sealed class ModelImport(SchemaTypes types)
{
    private static readonly string[] s_lost = ["minProperties", "maxProperties", "x-annotations"];

    /// <summary>A model.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="schema">The object.</param>
    /// <param name="discriminator">The property that unions give it; null where none does.</param>
    public ModelType Read(string name, Cursor schema, string? discriminator)
    {
        var parts = Parts(schema);
        var required = new HashSet<string>(parts.SelectMany(part => part.Texts("required")), StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var fields = new List<Field>();
        foreach (var part in parts)
        {
            if (part["additionalProperties"] is { } more && more.Node.Text != "false")
                types.Notes.Add(more, "properties besides the named ones have no counterpart; they are left out");
            foreach (var (property, value) in part["properties"]?.Members ?? [])
            {
                if (property != discriminator && Field(name, property, value, required.Contains(property)) is { } field)
                {
                    if (names.Add(NameRules.Comparable(field.Name)))
                        fields.Add(field);
                    else
                        types.Notes.Add(value, $"property '{property}' has the name of another but for case and underscores; it is left out");
                }
            }
        }

        foreach (var part in parts)
        {
            foreach (var stray in part["required"]?.Items.Where(item => !parts.Exists(known => known["properties"]?[item.Node.Text] is not null)) ?? [])
                types.Notes.Add(stray, $"'{stray.Node.Text}' is required and is no property; it is left out");
        }

        return new()
        {
            Name = name,
            Plural = Plurals.Of(name),
            Description = parts.Select(part => SchemaShapes.Description(part, name)).FirstOrDefault(text => text is not null),
            Deprecation = schema.IsTrue("deprecated") ? new(null) : null,
            Fields = fields.ToEquatableArray(),
        };
    }

    // The schema, then everything that it is composed of, each once.
    private List<Cursor> Parts(Cursor schema)
    {
        var parts = new List<Cursor>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<Cursor>([schema]);
        while (open.Count > 0)
        {
            var current = open.Pop();
            if (!seen.Add(current.Pointer) || types.References.Follow(current) is not { } part || (part != current && !seen.Add(part.Pointer)))
                continue;

            types.Notes.Unread(part, SchemaShapes.Read);
            types.Notes.Lost(part, s_lost, "a model");
            types.Notes.SecondText(part, "");
            if (SchemaShapes.Alternatives(part).Count > 0)
                types.Notes.Add(part, "alternatives beside properties have no counterpart; they are left out");
            if (part["discriminator"] is { } discriminator)
                types.Notes.Add(discriminator, "a discriminator of a model has no counterpart; list the alternatives in a union");
            parts.Add(part);
            foreach (var inner in (part["allOf"]?.Items ?? []).Reverse())
                open.Push(inner);
        }

        return parts;
    }

    private Field? Field(string owner, string property, Cursor value, bool isRequired)
    {
        var name = property;
        if (!ImportedNames.IsValid(property))
        {
            name = ImportedNames.Snake(property);
            types.Notes.Add(value, $"'{property}' is no name of a field, and the format has no other name on the wire; it becomes '{name}'");
        }

        var use = types.Use(value, owner + "_" + property);
        var facets = new Facets(use, property, types.Notes);
        var (minimum, maximum) = facets.Bounds();
        if (use.IsNullable && isRequired)
            types.Notes.Add(value, $"property '{property}' is always there and may be null; the field is optional");
        var text = facets.Default;
        return new()
        {
            Name = name,
            Type = use.Type,
            IsRequired = text is not null || (isRequired && !use.IsNullable),
            Default = text,
            Minimum = minimum,
            Maximum = maximum,
            Example = facets.Example,
            Description = facets.Description,
            Deprecation = facets.Deprecation,
            Attributes = facets.Attributes(),
            Annotations = facets.Annotations,
        };
    }
}
