using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Makes unions of alternatives: with a discriminator, by their only key, or bare.</summary>
/// <param name="types">Gives types to schemas.</param>
internal sealed class UnionImport(SchemaTypes types)
{
    private static readonly string[] s_lost = ["properties", "required", "additionalProperties", "items", "minProperties", "maxProperties", "x-annotations", "format", "enum"];

    /// <summary>The discriminators that unions give to models, by the models' places.</summary>
    public Dictionary<string, string> Discriminators { get; } = new(StringComparer.Ordinal);

    /// <summary>The only key of an object that a union without discriminator travels as; null where the schema is none.</summary>
    public static string? KeyOf(Cursor choice) =>
        choice.Node.Find("maxProperties")?.Value.Text == "1" && choice["properties"]?.Members.ToList() is { Count: 1 } properties && choice.Texts("required").SequenceEqual([properties[0].Name]) ? properties[0].Name : null;

    public UnionType Read(string name, Cursor schema)
    {
        types.Notes.Unread(schema, SchemaShapes.Read);
        types.Notes.Lost(schema, s_lost, "a union");
        types.Notes.SecondText(schema, name);
        if (schema["oneOf"] is not null && schema["anyOf"] is { } second)
            types.Notes.Add(second, "two lists of alternatives have no counterpart; 'oneOf' counts");
        foreach (var (key, value) in schema["discriminator"]?["mapping"]?.Members ?? [])
        {
            if (!SchemaShapes.Alternatives(schema).Exists(choice => Maps(value, choice)))
                types.Notes.Add(value, $"'{key}' is mapped to what is no alternative; it is left out");
        }

        var choices = SchemaShapes.Alternatives(schema);
        var discriminator = schema["discriminator"]?.Text("propertyName") ?? Shared(choices);
        if (discriminator is not null && (!ImportedNames.IsValid(discriminator) || discriminator is "value" or "implicit"))
        {
            types.Notes.Add(schema, $"'{discriminator}' cannot be a discriminator; the union has none");
            discriminator = null;
        }

        var members = new List<UnionMember>();
        foreach (var choice in choices)
        {
            var member = discriminator is null ? Keyed(name, choice, members.Count) : Discriminated(schema, choice, discriminator, name);
            if (member is null)
                continue;
            if (members.Exists(known => known.DiscriminatorValue == member.DiscriminatorValue))
                types.Notes.Add(choice, $"'{member.DiscriminatorValue}' tells another alternative already; this one is left out");
            else
                members.Add(member);
        }

        if (discriminator is null && choices.Exists(choice => KeyOf(choice) is null))
            types.Notes.Add(schema, $"alternatives without a discriminator travel differently here: union '{name}' wraps each in an object with its name as the key");
        return new()
        {
            Name = name,
            Plural = Plurals.Of(name),
            Description = SchemaShapes.Description(schema, name),
            Deprecation = schema.IsTrue("deprecated") ? new(null) : null,
            Discriminator = discriminator,
            Members = members.ToEquatableArray(),
        };
    }

    // A property that every alternative has, always with another text.
    private string? Shared(List<Cursor> choices)
    {
        var constants = choices.Select(choice => types.References.Follow(choice) is { } target
            ? target["properties"]?.Members.Where(member => SchemaShapes.Constant(member.Value) is not null).Select(member => member.Name).ToList() ?? []
            : []).ToList();
        return constants.Count < 2 ? null : constants[0].FirstOrDefault(name => constants.TrueForAll(names => names.Contains(name)));
    }

    private UnionMember? Keyed(string union, Cursor choice, int index)
    {
        if (KeyOf(choice) is not { } key)
            return Named(Type(choice, $"{union}_{index + 1}"), null, choice);

        var content = choice["properties"]![key]!;
        var isWrapped = content["$ref"] is null && content["properties"] is { Node.Members.Count: 1 } wrapper && wrapper["value"] is not null;
        return Named(Type(isWrapped ? content["properties"]!["value"]! : content, key), key, choice);
    }

    private UnionMember? Discriminated(Cursor union, Cursor choice, string discriminator, string name)
    {
        var target = types.References.Follow(choice) ?? choice;
        var value = (union["discriminator"]?["mapping"]?.Members ?? [])
            .Where(entry => Maps(entry.Value, choice))
            .Select(entry => entry.Name).FirstOrDefault()
            ?? Tag(target, discriminator)
            ?? target.Pointer.Substring(target.Pointer.LastIndexOf('/') + 1);

        // As this package writes members that are no models of their own, or carry another value elsewhere.
        if (Wrapped(target, discriminator) is { } inner)
            return Named(Type(inner, $"{name}_{value}"), value, choice);

        var type = Type(choice, $"{name}_{value}");
        if (type.Kind == TypeKind.Model)
            Discriminators[type.Name] = discriminator;
        return Named(type, value, choice);
    }

    private static bool Maps(Cursor target, Cursor choice) =>
        choice.Text("$ref") is { } reference && (target.Node.Text == reference || reference.EndsWith("/schemas/" + target.Node.Text, StringComparison.Ordinal));

    private TypeReference Type(Cursor schema, string wish)
    {
        var use = types.Use(schema, wish);
        new LostFacets(types.Notes).Note(use, "an alternative");
        return use.Type;
    }

    /// <summary>What a wrapper with a discriminator holds; null where the schema is no wrapper.</summary>
    public static Cursor? Wrapped(Cursor target, string discriminator)
    {
        if (target["allOf"]?.Items.ToList() is { Count: 2 } parts && parts[0]["$ref"] is not null && parts[1]["properties"] is { Node.Members.Count: 1 } tag && tag[discriminator] is not null)
            return parts[0];

        return target["properties"] is { Node.Members.Count: 2 } wrapper && wrapper[discriminator] is { } constant && SchemaShapes.Constant(constant) is not null ? wrapper["value"] : null;
    }

    private static string? Tag(Cursor target, string discriminator)
    {
        var property = target["properties"]?[discriminator];
        return property is null ? null : SchemaShapes.Constant(property) ?? (property.Texts("enum").ToList() is { Count: 1 } values ? values[0] : null);
    }

    private UnionMember? Named(TypeReference type, string? value, Cursor choice)
    {
        var text = value ?? type.Core.Name;
        if (!ImportedNames.IsValid(text))
        {
            types.Notes.Add(choice, $"'{text}' is no name of an alternative; it becomes '{ImportedNames.Snake(text)}'");
            text = ImportedNames.Snake(text);
        }

        return new() { Type = type, DiscriminatorValue = text };
    }
}
