using System.Globalization;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;
using Plumbline.Spec.Rules.Text;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>What a use of a type says besides the type.</summary>
/// <param name="use">The use.</param>
/// <param name="notes">Receives what has no counterpart.</param>
internal sealed class Facets(SchemaUse use, ImportNotes notes)
{
    private static readonly string[] s_itemLimits = ["minItems", "maxItems", "minProperties", "maxProperties", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];

    private readonly bool _isDeclared = use.Type is { Shape: TypeShape.Named, Kind: TypeKind.Model or TypeKind.Enum or TypeKind.Union };

    // A declared type says for itself what it is.
    private IEnumerable<Cursor> Chain => use.Chain.Where(schema => !_isDeclared || schema["$ref"] is not null || schema["anyOf"] is not null || schema["allOf"] is not null);

    public string? Description => First("description")?.Node.Text.Trim() is { Length: > 0 } text ? text : null;

    public Deprecation? Deprecation => Chain.Any(schema => schema.IsTrue("deprecated")) ? new(null) : null;

    /// <summary>The default as the document has it; whether it fits is judged once all types are known.</summary>
    public string? Default => First("default") is { Kind: not JsonValueKind.Null } value ? JsonValues.DefaultText(value.Node) : null;

    public string? Example => (First("example") ?? First("examples")?.Items.FirstOrDefault()) is { Kind: not JsonValueKind.Null } value ? JsonValues.DefaultText(value.Node) : null;

    public EquatableArray<string> Annotations => Chain.SelectMany(schema => schema.Texts("x-annotations")).Where(ImportedNames.IsValid).Distinct(StringComparer.Ordinal).ToEquatableArray();

    public (long? Minimum, long? Maximum) Bounds()
    {
        var (least, greatest) = use.Type switch
        {
            { Shape: TypeShape.List } => ("minItems", "maxItems"),
            { Shape: TypeShape.Map } => ("minProperties", "maxProperties"),
            { Primitive: Primitive.String } => ("minLength", "maxLength"),
            { Primitive: Primitive.Integer or Primitive.Long or Primitive.Double or Primitive.Decimal } => ("minimum", "maximum"),
            _ => ("", ""),
        };
        foreach (var name in new[] { "minItems", "maxItems", "minProperties", "maxProperties", "minLength", "maxLength", "minimum", "maximum" })
        {
            if (name != least && name != greatest && First(name) is { } other)
                notes.Add(other, $"'{name}' says nothing about {use.Type}; it is left out");
        }

        NoteItems();
        var (minimum, maximum) = (Bound(least, "exclusiveMinimum", 1), Bound(greatest, "exclusiveMaximum", -1));
        if (minimum <= maximum || minimum is null || maximum is null)
            return (minimum, maximum);

        notes.Add(use.Chain[0], $"{least} {minimum} is above {greatest} {maximum}; both are left out");
        return (null, null);
    }

    public EquatableArray<ApiAttribute> Attributes()
    {
        var source = use.Type.Shape == TypeShape.List ? Chain.Select(schema => schema["items"]).OfType<Cursor>() : Chain;
        if (use.Type is not ({ Shape: TypeShape.Named } or { Shape: TypeShape.List, Element.Shape: TypeShape.Named }) || use.Type.Core.Primitive != Primitive.String)
        {
            if (First("pattern") is { } lost)
                notes.Add(lost, $"a pattern says nothing about {use.Type}; it is left out");
            return [];
        }

        var found = new List<ApiAttribute>();
        var schemas = source.ToList();
        if (schemas.Select(schema => schema.Text("format")).FirstOrDefault(text => text is not null) is { } format && FormatAttribute.ParseFormat(format) is not null)
            found.Add(new() { Name = FormatAttribute.AttributeName, Value = Object(("name", Text(format))) });
        if (schemas.Select(schema => schema["pattern"]).FirstOrDefault(value => value is { Kind: JsonValueKind.String, Node.Text.Length: > 0 }) is { } pattern)
        {
            if ((RegexRules.SyntaxProblem(pattern.Node.Text) ?? RegexRules.BacktrackingConstruct(pattern.Node.Text)) is { } problem)
                notes.Add(pattern, $"the pattern cannot be kept ({problem.TrimEnd('.')}); it is left out");
            else
                found.Add(new() { Name = PatternAttribute.AttributeName, Value = Object(("regex", Text(pattern.Node.Text))) });
        }

        return found.ToEquatableArray();
    }

    // A list bounds how many it holds, not what each of them is.
    private void NoteItems()
    {
        if (use.Type.Shape == TypeShape.Named || use.Type.Core.Kind != TypeKind.Primitive)
            return;

        foreach (var schema in Chain)
        {
            for (var item = schema["items"] ?? schema["additionalProperties"]; item is not null; item = item["items"] ?? item["additionalProperties"])
            {
                foreach (var name in s_itemLimits)
                {
                    if (item[name] is { } lost)
                        notes.Add(lost, $"'{name}' of what {use.Type} holds has no counterpart; it is left out");
                }
            }
        }
    }

    private long? Bound(string name, string exclusive, int step)
    {
        if (name.Length == 0)
            return null;

        var isOfNumber = name is "minimum" or "maximum";
        var value = First(name);
        var strict = isOfNumber ? First(exclusive) : null;
        var isStrict = strict is { Kind: JsonValueKind.Boolean, Node.Text: "true" };
        if (strict is { Kind: JsonValueKind.Number })
            (value, isStrict) = (strict, true);
        if (value is null)
            return null;

        if (!decimal.TryParse(value.Node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || number != decimal.Truncate(number) || number is < long.MinValue + 1 or > long.MaxValue - 1)
        {
            notes.Add(value, $"bound {Shortened(value.Node.Text)} is no whole number of 64 bits; it is left out");
            return null;
        }

        if (isStrict && use.Type.Primitive is not (Primitive.Integer or Primitive.Long))
        {
            notes.Add(strict!, $"'{exclusive}' of a number has no counterpart; the bound itself counts as allowed");
            return (long)number;
        }

        return (long)number + (isStrict ? step : 0);
    }

    private static string Shortened(string text) => text.Length > 40 ? text.Substring(0, 40) + "..." : text;

    private Cursor? First(string name) => Chain.Select(schema => schema[name]).FirstOrDefault(value => value is not null);
}
