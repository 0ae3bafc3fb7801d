using System.Globalization;
using System.Text.RegularExpressions;
using Plumbline.Generator.Emit;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Binding;

/// <summary>Turns the defaults of a document into C# expressions.</summary>
/// <param name="project">Every document around.</param>
/// <param name="document">The document that holds the defaults.</param>
internal sealed class DefaultExpressions(BoundProject project, BoundDocument document)
{
    private const int MaxDepth = 16;

    private static readonly Regex s_date = new(@"^(\d{4})-(\d{2})-(\d{2})$", RegexOptions.CultureInvariant);

    private readonly TypeUses _types = new(project, document);

    /// <summary>The expression for a default.</summary>
    /// <param name="type">The type of the field or parameter.</param>
    /// <param name="text">The default as the service model holds it; null where there is none.</param>
    /// <returns>Null where there is no default, or none that fits the type (a validity rule reports that).</returns>
    public string? Of(TypeReference type, string? text)
    {
        if (text is null)
            return null;

        if (type.Shape == TypeShape.Named)
            return OfText(type, text);

        return ParseJson(text) is { } node ? OfNode(type, node, MaxDepth) : null;
    }

    private static JsonNode? ParseJson(string text)
    {
        var findings = new FindingBag();
        var node = JsonReader.Read(text, findings, CancellationToken.None);
        return findings.Count > 0 ? null : node;
    }

    private string? OfText(TypeReference type, string text) => type.Kind switch
    {
        TypeKind.Enum => OfEnum(type, text),
        TypeKind.Primitive => OfPrimitive(type.Primitive, text),
        _ => null,
    };

    private string? OfEnum(TypeReference type, string text)
    {
        if (project.FindEnum(document, type) is not { } found)
            return null;

        // The format says the value's name; the text on the wire is taken too, since people write that.
        var value = found.Enum.Values.FirstOrDefault(v => v.Name == text) ?? found.Enum.Values.FirstOrDefault(v => v.Text == text);
        return value is null ? null : $"{_types.Of(type).Name}.{EnumBinder.ValueNames(found.Document, found.Enum)[value.Name]}";
    }

    private static string? OfPrimitive(Primitive primitive, string text)
    {
        var invariant = CultureInfo.InvariantCulture;
        switch (primitive)
        {
            case Primitive.Boolean:
                return text is "true" or "false" ? text : null;
            case Primitive.Integer:
                return int.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out var integer) ? integer.ToString(invariant) : null;
            case Primitive.Long:
                return long.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out var number) ? number.ToString(invariant) + "L" : null;
            case Primitive.Double:
                return double.TryParse(text, NumberStyles.Float, invariant, out var real) && !double.IsNaN(real) && !double.IsInfinity(real)
                    ? real.ToString("R", invariant) + "D"
                    : null;
            case Primitive.Decimal:
                return decimal.TryParse(text, NumberStyles.Float, invariant, out var exact) ? exact.ToString(invariant) + "M" : null;
            case Primitive.String:
                return CSharpText.Literal(text);
            case Primitive.Uuid:
                return Guid.TryParseExact(text, "D", out var uuid) ? $"new global::System.Guid(\"{uuid:D}\")" : null;
            case Primitive.Date:
                return OfDate(text);
            case Primitive.DateTime:
                return OfDateTime(text);
            case Primitive.Object or Primitive.Json:
                return ParseJson(text) is null
                    ? null
                    : $"global::Plumbline.Json.ApiJson.ParseElement({CSharpText.Literal(text)})";
            default:
                return null;
        }
    }

    private static string? OfDate(string text)
    {
        var match = s_date.Match(text);
        return match.Success && System.DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? $"new global::System.DateOnly({date.Year}, {date.Month}, {date.Day})"
            : null;
    }

    private static string? OfDateTime(string text)
    {
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value))
            return null;

        var offset = value.Offset == TimeSpan.Zero
            ? "global::System.TimeSpan.Zero"
            : string.Format(CultureInfo.InvariantCulture, "global::System.TimeSpan.FromMinutes({0})", (int)value.Offset.TotalMinutes);
        return string.Format(CultureInfo.InvariantCulture, "new global::System.DateTimeOffset({0}L, {1})", value.Ticks, offset);
    }

    private string? OfNode(TypeReference type, JsonNode node, int depth)
    {
        if (depth == 0)
            return null;

        if (type.Shape == TypeShape.List)
        {
            if (node.Kind != JsonValueKind.Array)
                return null;

            var items = node.Items.Select(item => OfNode(type.Element!, item, depth - 1)).ToList();
            return items.Contains(null) ? null : $"global::Plumbline.ApiList.Create<{_types.Of(type.Element!).Name}>([{string.Join(", ", items)}])";
        }

        if (type.Shape == TypeShape.Map)
        {
            if (node.Kind != JsonValueKind.Object)
                return null;

            var element = _types.Of(type.Element!).Name;
            var members = node.Members.Select(m => (m.Name, Value: OfNode(type.Element!, m.Value, depth - 1))).ToList();
            return members.Exists(m => m.Value is null)
                ? null
                : $"global::Plumbline.ApiMap.Create<{element}>([{string.Join(", ", members.Select(m =>
                    $"new({CSharpText.Literal(m.Name)}, {m.Value})"))}])";
        }

        var isText = type.Kind == TypeKind.Enum || type.Primitive is Primitive.String or Primitive.Uuid or Primitive.Date or Primitive.DateTime;
        return node.Kind is JsonValueKind.Array or JsonValueKind.Object or JsonValueKind.Null || isText != (node.Kind == JsonValueKind.String)
            ? null
            : OfText(type, node.Text);
    }
}
