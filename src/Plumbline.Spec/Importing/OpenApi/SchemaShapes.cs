using Plumbline.Spec.Model;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Tells what a schema is.</summary>
internal static class SchemaShapes
{
    /// <summary>The keys that are read.</summary>
    public static readonly string[] Read =
    [
        "$ref", "type", "format", "enum", "const", "allOf", "oneOf", "anyOf", "properties", "required", "additionalProperties", "items", "description", "title",
        "default", "example", "examples", "deprecated", "nullable", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength",
        "minItems", "maxItems", "minProperties", "maxProperties", "pattern", "discriminator", "x-annotations",
    ];

    private static readonly string[] s_alternatives = ["oneOf", "anyOf"];

    /// <summary>The types that a schema allows besides null.</summary>
    public static List<string> Types(Cursor schema) => schema["type"] switch
    {
        { Kind: JsonValueKind.String } type => [type.Node.Text],
        { Kind: JsonValueKind.Array } => [.. schema.Texts("type").Where(type => type != "null")],
        _ => [],
    };

    public static bool IsNullable(Cursor schema) => schema.IsTrue("nullable") || schema.Texts("type").Contains("null") || schema["enum"]?.Items.Any(item => item.Kind == JsonValueKind.Null) == true;

    /// <summary>Whether a schema is <c>{ "type": "null" }</c>.</summary>
    public static bool IsNull(Cursor schema) => schema.Text("type") == "null";

    public static bool HasProperties(Cursor schema) => schema["properties"] is { Kind: JsonValueKind.Object } properties && properties.Node.Members.Count > 0;

    /// <summary>The alternatives of a schema, null left out; nothing where it has none.</summary>
    public static List<Cursor> Alternatives(Cursor schema) =>
        [.. s_alternatives.Select(key => schema[key]).FirstOrDefault(list => list is { Kind: JsonValueKind.Array })?.Items.Where(item => !IsNull(item)) ?? []];

    public static bool AllowsNull(Cursor schema) =>
        s_alternatives.Any(key => schema[key]?.Items.Any(IsNull) == true);

    /// <summary>Whether a schema lists texts.</summary>
    public static bool IsEnum(Cursor schema) => schema["enum"] is { Kind: JsonValueKind.Array } list
        && list.Node.Items.Count > 0 && list.Node.Items.All(item => item.Kind is JsonValueKind.String or JsonValueKind.Null)
        && list.Node.Items.Any(item => item.Kind == JsonValueKind.String);

    /// <summary>What a schema is for: its description, else its title where that says more than its name.</summary>
    public static string? Description(Cursor schema, string name) => schema.Text("description") ?? TitleBeside(schema, name);

    /// <summary>A title that says more than a name; null where there is none.</summary>
    public static string? TitleBeside(Cursor schema, string name) =>
        schema.Text("title") is { } title && ImportedNames.Snake(title) != ImportedNames.Snake(name) ? title : null;

    /// <summary>A text that is always the same; null where the schema allows others.</summary>
    public static string? Constant(Cursor schema) => schema["const"] is { Kind: JsonValueKind.String } value ? value.Node.Text : null;
}
