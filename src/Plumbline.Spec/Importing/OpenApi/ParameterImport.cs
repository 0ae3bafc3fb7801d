using System.Text;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Validity;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Makes parameters.</summary>
/// <param name="types">Gives types to schemas.</param>
internal sealed class ParameterImport(SchemaTypes types)
{
    private static readonly string[] s_read = ["name", "in", "description", "required", "deprecated", "schema", "content", "example", "examples", "style", "explode"];
    private static readonly string[] s_ignoredHeaders = ["Accept", "Content-Type", "Authorization"];

    /// <summary>The parameters of an operation, those of its path included, and the order that one of them names.</summary>
    public (List<Parameter> Parameters, ApiAttribute? Sort) Read(Cursor path, Cursor operation, string owner)
    {
        var found = new List<(string Name, string In, Cursor At)>();
        foreach (var item in (operation["parameters"]?.Items ?? []).Concat(path["parameters"]?.Items ?? []))
        {
            if (types.References.Follow(item) is not { } parameter)
                continue;
            if (parameter.Text("name") is not { } name)
                types.Notes.Add(item, "a parameter without a name is left out");
            else if (!found.Exists(known => known.Name == name && known.In == parameter.Text("in")))
                found.Add((name, parameter.Text("in") ?? "", parameter));
        }

        var parameters = new List<Parameter>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        ApiAttribute? sort = null;
        foreach (var (name, place, at) in found)
        {
            types.Notes.Unread(at, s_read);
            if (Location(place, name, at) is not { } location)
                continue;
            var parameter = Read(name, location, at, owner, ref sort);
            if (names.Add(NameRules.Comparable(parameter.Name)))
                parameters.Add(parameter);
            else
                types.Notes.Add(at, $"parameter '{name}' has the name of another but for case and underscores; it is left out");
        }

        return (parameters, sort);
    }

    /// <summary>The name of a path parameter.</summary>
    public static string PathName(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
            text.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' ? c : '_');
        return text.Length == 0 ? "_" : text.ToString();
    }

    private ParameterLocation? Location(string place, string name, Cursor at)
    {
        switch (place)
        {
            case "path":
                return ParameterLocation.Path;
            case "query":
                return ParameterLocation.Query;
            case "header" when s_ignoredHeaders.Contains(name, StringComparer.OrdinalIgnoreCase):
                return null;
            case "header":
                return ParameterLocation.Header;
            default:
                types.Notes.Add(at, $"a parameter in '{place}' has no counterpart; '{name}' is left out");
                return null;
        }
    }

    private Parameter Read(string name, ParameterLocation location, Cursor at, string owner, ref ApiAttribute? sort)
    {
        if (at["content"] is { } content)
            types.Notes.Add(content, "a parameter with a media type has no counterpart; it is read as text");
        if (at.Text("style") is { } style && style != (location == ParameterLocation.Query ? "form" : "simple"))
            types.Notes.Add(at["style"]!, $"style '{style}' has no counterpart; lists repeat the parameter");
        if (at["explode"] is { Node.Text: "false" } explode && location == ParameterLocation.Query)
            types.Notes.Add(explode, "lists in one parameter have no counterpart; they repeat the parameter");

        if (at["explode"] is { Node.Text: "true" } exploded && location != ParameterLocation.Query)
            types.Notes.Add(exploded, "'explode' says nothing of a parameter here; it is left out");

        var schema = at["schema"];
        if (location == ParameterLocation.Query && schema is not null && Orders(schema) is { } fields)
        {
            var first = schema.Text("default");
            sort = new()
            {
                Name = SortAttribute.AttributeName,
                Value = Object(("parameter", name == "sort" ? null : Text(name)), ("fields", Array(fields.Select(Text))), ("default", TextOrNothing(first))),
            };
            return Typed(name, location, at, schema, new(TypeReference.Of(Primitive.String), [schema], SchemaShapes.IsNullable(schema)));
        }

        if (schema is null)
            return Plain(name, location, at) with { Example = Example(at) };

        var use = types.Use(schema, owner + "_" + name);
        var item = use.Type.Shape == TypeShape.List && location != ParameterLocation.Path ? use.Type.Element! : use.Type;
        if (!ParameterTypes.IsScalar(item))
        {
            types.Notes.Add(schema, $"a parameter of type {use.Type} has no counterpart; it is read as text");
            return Plain(name, location, at);
        }

        return Typed(name, location, at, schema, use);
    }

    private Parameter Typed(string name, ParameterLocation location, Cursor at, Cursor schema, SchemaUse use)
    {
        if (use.IsNullable)
            types.Notes.Add(schema, $"null has no counterpart in a parameter; '{name}' is left out instead");
        var facets = new Facets(use, name, types.Notes);
        var (minimum, maximum) = facets.Bounds();
        if (location == ParameterLocation.Path && facets.Default is not null)
            types.Notes.Add(schema, $"a default of path parameter '{name}' has no counterpart; a path always names it");
        if (at.Text("description") is { } own && facets.Description is { } other && own != other)
            types.Notes.Add(schema, $"parameter '{name}' is described twice; what its schema says is left out");
        return Plain(name, location, at) with
        {
            Type = use.Type,
            Default = location == ParameterLocation.Path ? null : facets.Default,
            IsRequired = location == ParameterLocation.Path || at.IsTrue("required") || facets.Default is not null,
            Minimum = minimum,
            Maximum = maximum,
            Example = Example(at) ?? facets.Example,
            Description = at.Text("description") ?? facets.Description,
            Deprecation = at.IsTrue("deprecated") ? new(null) : facets.Deprecation,
            Attributes = facets.Attributes(),
        };
    }

    // The example, or the first of those with names.
    private string? Example(Cursor at)
    {
        var examples = at["examples"]?.Members.ToList() ?? [];
        foreach (var (_, more) in examples.Skip(at["example"] is null ? 1 : 0))
            types.Notes.Add(more, "more than one example has no counterpart; the first one counts");
        foreach (var (_, named) in examples.Take(at["example"] is null ? 1 : 0))
            types.Notes.Unread(types.References.Follow(named) ?? named, ["$ref", "value"]);

        var value = at["example"] ?? (examples.Count > 0 ? types.References.Follow(examples[0].Value)?["value"] : null);
        return value is { Kind: not JsonValueKind.Null } ? Reading.JsonValues.DefaultText(value.Node) : null;
    }

    // As this package writes what can be sorted by: every field, and the same with a dash.
    private static List<string>? Orders(Cursor schema)
    {
        var values = schema.Texts("enum").ToList();
        var fields = values.Where((_, index) => index % 2 == 0).ToList();
        return fields.Count > 0 && values.SequenceEqual(fields.SelectMany(field => new[] { field, "-" + field })) ? fields : null;
    }

    private static Parameter Plain(string name, ParameterLocation location, Cursor at) => new()
    {
        Name = location == ParameterLocation.Path ? PathName(name) : name,
        Type = TypeReference.Of(Primitive.String),
        Location = location,
        IsRequired = location == ParameterLocation.Path || at.IsTrue("required"),
        Description = at.Text("description"),
        Deprecation = at.IsTrue("deprecated") ? new(null) : null,
    };
}
