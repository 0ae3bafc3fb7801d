using System.Globalization;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;
using Plumbline.Spec.Rules.Text;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>What a use of a type says besides the type: a field's, a parameter's. What a reference leads to speaks too.</summary>
/// <param name="use">The use.</param>
/// <param name="name">What is used under which name.</param>
/// <param name="notes">Receives what has no counterpart.</param>
internal sealed class Facets(SchemaUse use, string name, ImportNotes notes)
{
    private bool IsNumber => use.Type.Primitive is Primitive.Integer or Primitive.Long or Primitive.Double or Primitive.Decimal && use.Type.Shape == TypeShape.Named;

    public string? Description
    {
        get
        {
            foreach (var schema in use.Said)
                notes.SecondText(schema, name);
            return use.Said.Select(schema => SchemaShapes.Description(schema, name)?.Trim()).FirstOrDefault(text => text is { Length: > 0 });
        }
    }

    public Deprecation? Deprecation => use.Said.Any(schema => schema.IsTrue("deprecated")) ? new(null) : null;

    /// <summary>The default as the document has it; whether it fits is judged once all types are known.</summary>
    public string? Default => Value("default") is { Kind: not JsonValueKind.Null } value ? JsonValues.DefaultText(value.Node) : null;

    public string? Example
    {
        get
        {
            var examples = Value("examples")?.Items.ToList() ?? [];
            foreach (var more in examples.Skip(Value("example") is null ? 1 : 0))
                notes.Add(more, "more than one example has no counterpart; the first one counts");
            return (Value("example") ?? examples.FirstOrDefault()) is { Kind: not JsonValueKind.Null } value ? JsonValues.DefaultText(value.Node) : null;
        }
    }

    public EquatableArray<string> Annotations => use.Said.SelectMany(schema => schema.Texts("x-annotations")).Where(ImportedNames.IsValid).Distinct(StringComparer.Ordinal).ToEquatableArray();

    public (long? Minimum, long? Maximum) Bounds()
    {
        var (least, greatest) = use.Type switch
        {
            { Shape: TypeShape.List } => ("minItems", "maxItems"),
            { Shape: TypeShape.Map } => ("minProperties", "maxProperties"),
            { Primitive: Primitive.String } => ("minLength", "maxLength"),
            _ when IsNumber => ("minimum", "maximum"),
            _ => ("", ""),
        };
        foreach (var bound in LostFacets.Bounds.Where(bound => bound != least && bound != greatest && !(IsNumber && bound.StartsWith("exclusive", StringComparison.Ordinal))))
        {
            if (First(bound) is { } other)
                notes.Add(other, $"'{bound}' says nothing about {use.Type}; it is left out");
        }

        var (minimum, maximum) = (Bound(least, "exclusiveMinimum", 1), Bound(greatest, "exclusiveMaximum", -1));
        if (minimum <= maximum || minimum is null || maximum is null)
            return (minimum, maximum);

        notes.Add(use.Chain[0], $"{least} {minimum} is above {greatest} {maximum}; both are left out");
        return (null, null);
    }

    /// <summary>What the text must look like; of a list of texts, each of them.</summary>
    public EquatableArray<ApiAttribute> Attributes()
    {
        var isOfTexts = use.Type is { Shape: TypeShape.Named, Primitive: Primitive.String } or { Shape: TypeShape.List, Element: { Shape: TypeShape.Named, Primitive: Primitive.String } };
        new LostFacets(notes).NoteElements(use, areTextsKept: isOfTexts);
        if (!isOfTexts || use.Type.Shape == TypeShape.List)
        {
            if (First("pattern") is { } lost)
                notes.Add(lost, $"a pattern says nothing about {use.Type}; it is left out");
            if (!isOfTexts)
                return [];
        }

        var found = new List<ApiAttribute>();
        var schemas = (use.Type.Shape == TypeShape.List ? use.Element?.Said ?? [] : use.Said).ToList();
        if (schemas.Select(schema => schema.Text("format")).FirstOrDefault(text => text is not null) is { } format && FormatAttribute.ParseFormat(format) is not null)
            found.Add(new() { Name = FormatAttribute.AttributeName, Value = Object(("name", Text(format))) });
        foreach (var pattern in schemas.Select(schema => schema["pattern"]).OfType<Cursor>())
        {
            if (pattern.Kind != JsonValueKind.String || pattern.Node.Text.Length == 0)
                notes.Add(pattern, "the pattern is no text; it is left out");
            else if (found.Exists(attribute => attribute.Name == PatternAttribute.AttributeName))
                notes.Add(pattern, "a second pattern has no counterpart; it is left out");
            else if ((RegexRules.SyntaxProblem(pattern.Node.Text) ?? RegexRules.BacktrackingConstruct(pattern.Node.Text)) is { } problem)
                notes.Add(pattern, $"the pattern cannot be kept ({problem.TrimEnd('.')}); it is left out");
            else
                found.Add(new() { Name = PatternAttribute.AttributeName, Value = Object(("regex", Text(pattern.Node.Text))) });
        }

        return found.ToEquatableArray();
    }

    // Where a bound is given at the use and at what it refers to, both hold: the tighter one counts.
    private long? Bound(string bound, string exclusive, int step)
    {
        if (bound.Length == 0)
            return null;

        long? tightest = null;
        foreach (var schema in use.Said)
        {
            foreach (var value in new[] { Inclusive(schema, bound, exclusive, step), IsNumber ? Exclusive(schema, exclusive, step) : null })
            {
                if (value is { } given)
                    tightest = tightest is not { } known ? given : step > 0 ? Math.Max(known, given) : Math.Min(known, given);
            }
        }

        return tightest;
    }

    // As version 3.0 wrote it: "exclusiveMinimum": true beside "minimum".
    private long? Inclusive(Cursor schema, string bound, string exclusive, int step) => schema[bound] is { } value && Whole(value) is { } number
        ? IsNumber && schema.IsTrue(exclusive) ? Stepped(number, schema[exclusive]!, exclusive, step) : number
        : null;

    private long? Exclusive(Cursor schema, string exclusive, int step) => schema[exclusive] is { Kind: JsonValueKind.Number } value && Whole(value) is { } number
        ? Stepped(number, value, exclusive, step)
        : null;

    private long Stepped(long number, Cursor at, string exclusive, int step)
    {
        if (use.Type.Primitive is Primitive.Integer or Primitive.Long)
            return number + step;

        notes.Add(at, $"'{exclusive}' of a number has no counterpart; the bound itself counts as allowed");
        return number;
    }

    private long? Whole(Cursor value)
    {
        if (decimal.TryParse(value.Node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && number is >= long.MinValue + 1 and <= long.MaxValue - 1)
            return (long)number;

        notes.Add(value, $"bound {Shortened(value.Node.Text)} is no whole number of 64 bits; it is left out");
        return null;
    }

    private static string Shortened(string text) => text.Length > 40 ? text.Substring(0, 40) + "..." : text;

    private Cursor? First(string key) => use.Said.Select(schema => schema[key]).FirstOrDefault(value => value is not null);

    // What a declared type gives as its default or example is that of each use that gives none.
    private Cursor? Value(string key) => First(key) ?? use.Declaring?[key];
}
