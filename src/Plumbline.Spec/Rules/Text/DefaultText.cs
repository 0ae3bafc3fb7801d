using System.Globalization;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Text;

/// <summary>Judges defaults, which documents hold as text.</summary>
internal static class DefaultText
{
    /// <summary>What a minimum and a maximum bound: a number's value, a string's length, a list's or map's count; null for what is not bounded.</summary>
    public static decimal? Measure(string text, TypeReference type)
    {
        if (type.Shape != TypeShape.Named)
            return Parse(text) is { } node ? node.Items.Count + node.Members.Count : null;

        return type.Primitive switch
        {
            Primitive.String => text.Length,
            Primitive.Integer or Primitive.Long or Primitive.Double or Primitive.Decimal
                when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };
    }

    /// <summary>Why a text is no value of a type, as the end of a message; null where it is one.</summary>
    public static string? Problem(string text, TypeReference type, TypeIndex types) => type.Shape switch
    {
        TypeShape.List => Elements(text, JsonValueKind.Array, "a JSON array", type, types),
        TypeShape.Map => Elements(text, JsonValueKind.Object, "a JSON object", type, types),
        _ => Named(text, type, types),
    };

    private static string? Named(string text, TypeReference type, TypeIndex types) => type.Kind switch
    {
        TypeKind.Primitive => IsPrimitive(text, type.Primitive) ? null : $"which is no {type.Name}{Form(type.Primitive)}",
        TypeKind.Enum => types.FindEnum(type) is { } found ? OfEnum(text, type, found) : null,
        TypeKind.Model => $"but {Quote(type.Name)} is a model, and models have no defaults",
        TypeKind.Union => $"but {Quote(type.Name)} is a union, and unions have no defaults",
        _ => null,
    };

    // The values of another document's enum are its own affair: the format does not check them.
    private static string? OfEnum(string text, TypeReference type, EnumType found) =>
        type.Namespace is not null || found.Values.Any(value => value.Name == text)
            ? null
            : $"which is no value of enum {Quote(found.Name)}{Suggestion.DidYouMean(text, found.Values.Select(value => value.Name), $"; its values are {Quotation.QuoteAll(found.Values.Select(value => value.Name))}")}";

    private static string? Elements(string text, JsonValueKind kind, string expected, TypeReference type, TypeIndex types)
    {
        if (Parse(text) is not { } node || node.Kind != kind)
            return $"which is not {expected}; write it as {(expected.EndsWith("array", StringComparison.Ordinal) ? "[ ... ]" : "{ ... }")}";

        return node.Items.Concat(node.Members.Select(member => member.Value))
            .Select(element => Element(element, type.Element!, types))
            .FirstOrDefault(problem => problem is not null);
    }

    private static string? Element(JsonNode node, TypeReference type, TypeIndex types)
    {
        var isContainer = node.Kind is JsonValueKind.Array or JsonValueKind.Object;
        if (type.Shape != TypeShape.Named)
        {
            var expected = type.Shape == TypeShape.List ? JsonValueKind.Array : JsonValueKind.Object;
            return node.Kind != expected
                ? $"of which an element is no {Quote(type.ToString())}"
                : node.Items.Concat(node.Members.Select(member => member.Value)).Select(e => Element(e, type.Element!, types)).FirstOrDefault(p => p is not null);
        }

        if (type.Primitive == Primitive.Json || (type.Primitive == Primitive.Object && node.Kind == JsonValueKind.Object))
            return null;

        return isContainer && type.Kind == TypeKind.Primitive ? $"of which an element is no {type.Name}"
            : Named(node.Text, type, types) is { } problem ? $"of which element {Quote(node.Text)} does not fit: {problem}"
            : null;
    }

    private static bool IsPrimitive(string text, Primitive primitive) => primitive switch
    {
        Primitive.Boolean => text is "true" or "false",
        Primitive.Integer => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        Primitive.Long => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        Primitive.Double => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && !double.IsInfinity(number) && !double.IsNaN(number),
        Primitive.Decimal => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        Primitive.Uuid => Guid.TryParseExact(text, "D", out _),
        Primitive.Date => DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        Primitive.DateTime => text.Length > 10 && text[10] == 'T'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        Primitive.Object => Parse(text)?.Kind == JsonValueKind.Object,
        Primitive.Json => Parse(text) is not null,
        Primitive.Unit => false,
        _ => true,
    };

    private static string Form(Primitive primitive) => primitive switch
    {
        Primitive.Boolean => "; write true or false",
        Primitive.Integer => "; it holds 32 bits",
        Primitive.Date => "; write it as 2014-04-29",
        Primitive.DateTime => "; write it as 2014-04-29T11:56:52Z",
        _ => "",
    };

    private static JsonNode? Parse(string text)
    {
        var findings = new FindingBag();
        var node = JsonReader.Read(text, findings, CancellationToken.None);
        return findings.Count == 0 ? node : null;
    }
}
