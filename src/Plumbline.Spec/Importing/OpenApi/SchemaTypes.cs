using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Gives every schema a type: a primitive, a list, a map, or a declared type that is written later, so that circles end.</summary>
internal sealed class SchemaTypes
{
    // Deeper lists and maps are hostile, and the format refuses them.
    private const int DeepestNesting = 8;
    private const int LongestChain = 32;
    private const string Components = "/components/schemas/";

    private readonly Dictionary<string, TypeReference> _declared = new(StringComparer.Ordinal);
    private readonly NameScope _names = new(StringComparer.OrdinalIgnoreCase, Enumerable.Range(1, (int)Primitive.Unit).Select(index => ((Primitive)index).ToName()));

    public SchemaTypes(References references, ImportNotes notes)
    {
        References = references;
        Notes = notes;
    }

    public References References { get; }

    public ImportNotes Notes { get; }

    /// <summary>Declared types whose content is not written yet.</summary>
    public Queue<(TypeReference Type, Cursor Schema)> Pending { get; } = new();

    /// <summary>The type of a schema where it is used.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="wish">The name for a type that has none.</param>
    public SchemaUse Use(Cursor schema, string wish) => Use(schema, wish, 0);

    /// <summary>Declares a component under its own name, where it declares anything.</summary>
    public void Component(string name, Cursor schema)
    {
        if (KindOf(schema, isComponent: true) is { } kind)
            Declare(schema, name, kind);
    }

    /// <summary>Whether a schema became a type of its own.</summary>
    public bool IsDeclared(Cursor schema) => _declared.ContainsKey(schema.Pointer);

    private SchemaUse Use(Cursor schema, string wish, int nesting)
    {
        var chain = new List<Cursor>();
        var isNullable = false;
        var current = schema;
        for (var i = 0; i < LongestChain; i++)
        {
            if (current["$ref"] is null && KindOf(current, IsComponent(current)) is { } kind)
            {
                isNullable |= SchemaShapes.IsNullable(current) || SchemaShapes.AllowsNull(current);
                var type = Declare(current, IsComponent(current) ? current.Pointer.Substring(Components.Length) : wish, kind);
                return new(type, chain.Count == 0 ? [current] : chain, isNullable) { Declaring = current };
            }

            chain.Add(current);
            isNullable |= SchemaShapes.IsNullable(current) || SchemaShapes.AllowsNull(current);
            Cursor? next = null;
            if (current["$ref"] is not null)
            {
                Notes.Unread(current, SchemaShapes.Read);
                next = References.Step(current);
                if (next is null)
                    return new(Json, chain, isNullable);
            }
            else if (SchemaShapes.Alternatives(current) is { Count: 1 } choices)
                next = choices[0];
            else if (current["allOf"]?.Items.ToList() is { Count: 1 } parts && !SchemaShapes.HasProperties(current))
                next = parts[0];

            if (next is null)
            {
                var (plain, element) = Plain(current, wish, nesting);
                return new(plain, chain, isNullable) { Element = element };
            }

            current = next;
        }

        Notes.Add(schema, "the references go in a circle; the type is read as json");
        return new(Json, [schema], false);
    }

    private static TypeReference Json => TypeReference.Of(Primitive.Json);

    private static bool IsComponent(Cursor schema) =>
        schema.Pointer.StartsWith(Components, StringComparison.Ordinal) && schema.Pointer.IndexOf('/', Components.Length) < 0;

    // What a schema declares; null where it only uses a type.
    private static TypeKind? KindOf(Cursor schema, bool isComponent)
    {
        if (schema.Kind != JsonValueKind.Object || schema["$ref"] is not null)
            return null;
        if (SchemaShapes.IsEnum(schema) || (SchemaShapes.Constant(schema) is { Length: > 0 }))
            return TypeKind.Enum;
        if (SchemaShapes.HasProperties(schema))
            return TypeKind.Model;
        if (schema["allOf"] is { Kind: JsonValueKind.Array } all && all.Node.Items.Count > 1)
            return TypeKind.Model;
        if (SchemaShapes.Alternatives(schema).Count > 1)
            return TypeKind.Union;

        var isWrapper = isComponent && SchemaShapes.Alternatives(schema).Count == 1 && schema["discriminator"] is not null;
        var isKeyed = isComponent && SchemaShapes.Alternatives(schema) is { Count: 1 } choices && UnionImport.KeyOf(choices[0]) is not null;
        if (isWrapper || isKeyed)
            return TypeKind.Union;

        // A named object without properties is a model without fields; with room for any, it is an object.
        var isOpen = schema["additionalProperties"] is { } more && more.Node.Text != "false";
        return isComponent && SchemaShapes.Types(schema) is { Count: 1 } types && types[0] == "object" && !isOpen && schema["allOf"] is null ? TypeKind.Model : null;
    }

    private TypeReference Declare(Cursor schema, string wish, TypeKind kind)
    {
        if (_declared.TryGetValue(schema.Pointer, out var known))
            return known;

        var type = TypeReference.Named(_names.Claim(ImportedNames.Snake(wish.Replace("~1", "_").Replace("~0", "_")))) with { Kind = kind };
        _declared.Add(schema.Pointer, type);
        Pending.Enqueue((type, schema));
        return type;
    }

    private (TypeReference Type, SchemaUse? Element) Plain(Cursor schema, string wish, int nesting)
    {
        if (schema.Kind == JsonValueKind.Object)
            Notes.Unread(schema, SchemaShapes.Read);
        var types = SchemaShapes.Types(schema);
        if (types.Count > 1)
        {
            Notes.Add(schema, $"a value of several types ({string.Join(", ", types)}) has no counterpart; it is read as json");
            return (Json, null);
        }

        if (schema["enum"] is { } values && !SchemaShapes.IsEnum(schema))
            Notes.Add(values, "an enumeration of anything but texts has no counterpart; every value of the type is allowed");
        if (schema["const"] is { } constant)
            Notes.Add(constant, "a value that is always the same has no counterpart, but for a text; every value of the type is allowed");

        switch (types.FirstOrDefault() ?? (schema["items"] is not null ? "array" : schema["additionalProperties"] is not null ? "object" : ""))
        {
            case "array":
                return Nested(schema, schema["items"], wish + "_item", nesting, TypeReference.ListOf);
            case "object" when schema["additionalProperties"] is { Kind: JsonValueKind.Object } values2:
                return Nested(schema, values2, wish + "_value", nesting, TypeReference.MapOf);
            case "object":
                return (TypeReference.Of(Primitive.Object), null);
            case "boolean":
                return (TypeReference.Of(Primitive.Boolean), null);
            case "integer":
                return (TypeReference.Of(OfInteger(schema)), null);
            case "number":
                return (TypeReference.Of(OfNumber(schema)), null);
            case "string":
                return (TypeReference.Of(OfText(schema)), null);
            case "":
                return (Json, null);
            case var other:
                Notes.Add(schema, $"type '{other}' is none of JSON Schema's; it is read as json");
                return (Json, null);
        }
    }

    private (TypeReference Type, SchemaUse? Element) Nested(Cursor schema, Cursor? element, string wish, int nesting, Func<TypeReference, TypeReference> around)
    {
        if (element is null)
            return (around(Json), null);
        if (nesting >= DeepestNesting)
        {
            Notes.Add(schema, "lists and maps are nested too deep; what is inside is read as json");
            return (around(Json), null);
        }

        var use = Use(element, wish, nesting + 1);
        if (use.IsNullable)
            Notes.Add(element, "items that may be null have no counterpart; they are read as if they were always there");
        return (around(use.Type), use);
    }

    private Primitive OfInteger(Cursor schema)
    {
        if (schema["format"] is { } format && format.Node.Text is not ("int32" or "int64"))
            Notes.Add(format, $"format '{format.Node.Text}' has no counterpart; the type is long");
        return schema.Text("format") == "int32" ? Primitive.Integer : Primitive.Long;
    }

    private Primitive OfNumber(Cursor schema)
    {
        if (schema["format"] is { } format && format.Node.Text is not ("double" or "float" or "decimal"))
            Notes.Add(format, $"format '{format.Node.Text}' has no counterpart; the type is decimal");
        return schema.Text("format") is "double" or "float" ? Primitive.Double : Primitive.Decimal;
    }

    private Primitive OfText(Cursor schema)
    {
        switch (schema.Text("format"))
        {
            case null:
                return Primitive.String;
            case "uuid":
                return Primitive.Uuid;
            case "date":
                return Primitive.Date;
            case "date-time":
                return Primitive.DateTime;
            case var format:
                if (Attributes.FormatAttribute.ParseFormat(format) is null)
                    Notes.Add(schema["format"]!, $"format '{format}' has no counterpart; the type is string");
                return Primitive.String;
        }
    }
}
