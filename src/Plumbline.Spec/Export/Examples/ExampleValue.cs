using System.Text.RegularExpressions;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Export.OpenApi;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Export.JsonTree;
using PrimitiveKind = Plumbline.Spec.Model.Primitive;

namespace Plumbline.Spec.Export.Examples;

/// <summary>Makes an example of a type: from the document's own examples and defaults, else a plain value within the bounds. The same every time.</summary>
public sealed class ExampleValue
{
    // Optional fields of a type within itself end here.
    private const int MaximumDepth = 6;

    private static readonly int[] s_lengths = [2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 36, 40, 64];
    private static readonly string[] s_units = ["a", "A", "0", "1", "a1", "A1", "f", "x-"];

    private readonly ServiceTypes _types;
    private readonly ValueTexts _values;
    private readonly bool _isMinimal;

    private ExampleValue(ServiceTypes types, bool isMinimal)
    {
        _types = types;
        _values = new(types);
        _isMinimal = isMinimal;
    }

    /// <summary>The example as JSON text.</summary>
    /// <param name="service">The service, bound.</param>
    /// <param name="others">The documents around it, bound.</param>
    /// <param name="type">A resolved use of a type.</param>
    /// <param name="isMinimal">Whether optional fields are left out.</param>
    public static string Write(Service service, IEnumerable<Service> others, TypeReference type, bool isMinimal) =>
        JsonTextWriter.Write(new ExampleValue(new(others.Prepend(service)), isMinimal).Of(service, new() { Type = type }, "", 0));

    private JsonValue Of(Service owner, UseOfType use, string name, int depth)
    {
        if (_values.Value(owner, use.Type, use.Example) is { } example && ExampleFit.Fits(use, example))
            return example;
        if (_values.Value(owner, use.Type, use.Default) is { } given && ExampleFit.Fits(use, given))
            return given;

        return use.Type.Shape switch
        {
            TypeShape.List => Array(Enumerable.Repeat(0, Count(use, depth)).Select(_ => Item(owner, use, name, depth))),
            TypeShape.Map => Object(Enumerable.Range(1, Count(use, depth)).Select(i => (i == 1 ? "key" : $"key_{i}", (JsonValue?)Item(owner, use, name, depth)))),
            _ when use.Type.Kind == TypeKind.Primitive => Primitive(use, name),
            _ => Declared(owner, use.Type, depth),
        };
    }

    private JsonValue Item(Service owner, UseOfType use, string name, int depth) =>
        Of(owner, new() { Type = use.Type.Element!, Attributes = use.Attributes }, name, depth + 1);

    private int Count(UseOfType use, int depth)
    {
        var wanted = Math.Max(depth >= MaximumDepth || _isMinimal ? 0 : 1, use.Minimum ?? 0);
        return (int)Math.Min(Math.Min(wanted, use.Maximum ?? long.MaxValue), 100);
    }

    private JsonValue Declared(Service owner, TypeReference type, int depth)
    {
        if (_types.Enum(owner, type) is { } found)
            return found.Type.Values.Count > 0 ? Text(found.Type.Values[0].Text) : Text("");
        if (_types.Model(owner, type) is { } model)
            return Model(model, DiscriminatedUnions.Of(model), depth);
        if (_types.Union(owner, type) is { } union)
            return Union(union, depth);

        return EmptyObject;
    }

    private JsonValue Model(DeclaredType<ModelType> model, (string Name, string Value)? discriminator, int depth)
    {
        var members = new List<(string, JsonValue?)>();
        if (discriminator is { } found)
            members.Add((found.Name, Text(found.Value)));
        foreach (var field in model.Type.Fields.Where(field => field.Type.Core.Primitive != PrimitiveKind.Unit && field.Name != discriminator?.Name))
        {
            var isShown = field.IsRequired && field.Default is null || !_isMinimal && depth < MaximumDepth;

            // A model that requires itself has no value at all; a rule says so.
            if (isShown && depth < 4 * MaximumDepth)
                members.Add((field.Name, Of(model.Owner, Uses.Of(field), field.Name, depth + 1)));
        }

        return Object(members);
    }

    private JsonValue Union(DeclaredType<UnionType> union, int depth)
    {
        var leaves = DiscriminatedUnions.Leaves(union).Where(leaf => leaf.Type.Core.Primitive != PrimitiveKind.Unit).ToList();
        if (leaves.Count == 0 || depth >= 4 * MaximumDepth)
            return EmptyObject;

        var leaf = leaves[0];
        var content = _types.Model(leaf.Owner, leaf.Type) is { } model && leaf.Type.Shape == TypeShape.Named
            ? Model(model, union.Type.Discriminator is { } own ? (own, leaf.Value) : null, depth + 1)
            : Of(leaf.Owner, new() { Type = leaf.Type }, leaf.Value, depth + 1);
        if (union.Type.Discriminator is not { } name)
        {
            var isBare = leaf.Type is { Shape: TypeShape.Named, Kind: TypeKind.Model or TypeKind.Enum or TypeKind.Union };
            return Object((leaf.Value, isBare ? content : Object(("value", content))));
        }

        if (content.Kind == JsonValueKind.Object && leaf.Type is { Shape: TypeShape.Named, Kind: TypeKind.Model })
            return content;

        // Inside a discriminated wrapper a decimal travels as text.
        var value = leaf.Type is { Shape: TypeShape.Named, Primitive: PrimitiveKind.Decimal } ? Text(content.Text) : content;
        return Object((name, Text(leaf.Value)), ("value", value));
    }

    private static JsonValue Primitive(UseOfType use, string name) => use.Type.Primitive switch
    {
        PrimitiveKind.Boolean => True,
        PrimitiveKind.Integer or PrimitiveKind.Long => Number(Within(use, 1)),
        PrimitiveKind.Double or PrimitiveKind.Decimal =>
            use.Minimum is null && use.Maximum is null ? Number("1.5") : Number(Within(use, 1)),
        PrimitiveKind.Uuid => Text("6f9619ff-8b86-4d01-b42d-00cf4fc964ff"),
        PrimitiveKind.Date => Text("2026-01-31"),
        PrimitiveKind.DateTime => Text("2026-01-31T12:30:00Z"),
        PrimitiveKind.String => Text(String(use, name)),
        _ => EmptyObject,
    };

    private static long Within(UseOfType use, long wish) => Math.Max(Math.Min(wish, use.Maximum ?? long.MaxValue), use.Minimum ?? long.MinValue);

    private static string String(UseOfType use, string name)
    {
        var text = Formatted(use.Attributes) ?? Patterned(use) ?? (name.Length == 0 ? "text" : name.Replace('_', ' '));
        var least = (int)Math.Min(use.Minimum ?? 0, 10_000);
        if (text.Length < least)
            text = text.PadRight(least, 'x');
        return use.Maximum is { } most && text.Length > most ? text.Substring(0, (int)Math.Max(most, 0)) : text;
    }

    private static string? Formatted(EquatableArray<ApiAttribute> attributes) => FormatAttribute.Find(attributes) is { } format
        ? FormatAttribute.ToName(format.Format) switch
        {
            "email" => "ada@example.io",
            "uri" => "https://example.io/",
            "hostname" => "example.io",
            "ipv4" => "192.0.2.1",
            "ipv6" => "2001:db8::1",
            "phone" => "+14155550100",
            "currency" => "EUR",
            "country" => "DE",
            "language" => "en",
            _ => null,
        }
        : null;

    // A pattern is met by one of these or by the document's own example; making up text for any pattern is a test's business.
    private static string? Patterned(UseOfType use)
    {
        if (PatternAttribute.Find(use.Attributes)?.Expression is not { } pattern)
            return null;

        try
        {
            return Candidates((int)Math.Min(Math.Max(use.Minimum ?? 1, 1), 100))
                .FirstOrDefault(text => Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100)));
        }
        catch (Exception exception) when (exception is ArgumentException or RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Candidates(int least) =>
        from length in s_lengths.Prepend(least)
        where length >= least
        from unit in s_units
        select string.Concat(Enumerable.Repeat(unit, length)).Substring(0, length);
}
