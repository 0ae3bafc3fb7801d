using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Export;
using Plumbline.Spec.Model;
using JsonValueKind = System.Text.Json.JsonValueKind;
using TextFormat = Plumbline.Json.TextFormat;

namespace Plumbline.Testing.Values;

/// <summary>Something that is wrong with a JSON value.</summary>
/// <param name="Pointer">The JSON pointer (RFC 6901) to it.</param>
/// <param name="Problem">What is wrong, in words.</param>
internal sealed record ValueProblem(string Pointer, string Problem)
{
    /// <inheritdoc/>
    public override string ToString() => $"{(Pointer.Length == 0 ? "the value" : Pointer)} {Problem}";
}

/// <summary>Holds JSON against the document, by the document alone: none of the code that serves it takes part.</summary>
/// <param name="types">What references stand for.</param>
/// <param name="isAnswer">
/// Whether a service wrote it: then what has a default is there, and nothing else is than the document says. In requests, null
/// stands for an absent field that may be absent, and unknown fields are let pass.
/// </param>
/// <param name="isLenient">Whether unknown fields, enum values and union members of answers are let pass too, as consumers do.</param>
internal sealed partial class ValueChecker(ServiceTypes types, bool isAnswer, bool isLenient = false)
{
    /// <summary>What is wrong with a value; empty where nothing is.</summary>
    /// <param name="owner">The service that holds the reference.</param>
    /// <param name="type">The type.</param>
    /// <param name="value">The value.</param>
    public IReadOnlyList<ValueProblem> Check(Service owner, TypeReference type, JsonElement value)
    {
        var problems = new List<ValueProblem>();
        Check(owner, new Limits(type), value, "", problems);
        return problems;
    }

    /// <summary>What is wrong with a value of a field or parameter.</summary>
    public IReadOnlyList<ValueProblem> Check(Service owner, Limits limits, JsonElement value)
    {
        var problems = new List<ValueProblem>();
        Check(owner, limits, value, "", problems);
        return problems;
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})\z")]
    private static partial Regex DateTimePattern { get; }

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private void Check(Service owner, Limits limits, JsonElement value, string pointer, List<ValueProblem> problems)
    {
        var type = limits.Type;
        switch (type.Shape)
        {
            case TypeShape.List when Is(value, JsonValueKind.Array, pointer, problems):
                Range(value.GetArrayLength(), limits, pointer, "items", problems);
                foreach (var (item, i) in value.EnumerateArray().Select((item, i) => (item, i)))
                    Check(owner, limits.Item(type.Element!), item, $"{pointer}/{i.ToString(CultureInfo.InvariantCulture)}", problems);
                break;
            case TypeShape.Map when Is(value, JsonValueKind.Object, pointer, problems):
                Range(value.EnumerateObject().Count(), limits, pointer, "entries", problems);
                foreach (var member in value.EnumerateObject())
                    Check(owner, new Limits(type.Element!), member.Value, $"{pointer}/{Escape(member.Name)}", problems);
                break;
            case TypeShape.Named:
                CheckNamed(owner, limits, value, pointer, problems);
                break;
        }
    }

    private void CheckNamed(Service owner, Limits limits, JsonElement value, string pointer, List<ValueProblem> problems)
    {
        var type = limits.Type;
        switch (type.Kind)
        {
            case TypeKind.Primitive:
                CheckPrimitive(limits, value, pointer, problems);
                break;
            case TypeKind.Enum when types.Enum(owner, type) is { } found && Is(value, JsonValueKind.String, pointer, problems):
                if (!isLenient && !found.Type.Values.Any(known => known.Text == value.GetString()))
                    problems.Add(new(pointer, $"is '{value.GetString()}', which is no value of {type.Name}"));
                break;
            case TypeKind.Model when types.Model(owner, type) is { } found && Is(value, JsonValueKind.Object, pointer, problems):
                CheckFields(found.Owner, found.Type.Fields, DiscriminatedUnions.Of(found), value, pointer, problems);
                break;
            case TypeKind.Interface when types.Interface(owner, type) is { } found && Is(value, JsonValueKind.Object, pointer, problems):
                CheckFields(found.Owner, found.Type.Fields, null, value, pointer, problems);
                break;
            case TypeKind.Union when types.Union(owner, type) is { } found && Is(value, JsonValueKind.Object, pointer, problems):
                CheckUnion(found, value, pointer, problems);
                break;
        }
    }

    private void CheckFields(
        Service owner, IEnumerable<Field> fields, (string Name, string Value)? discriminator, JsonElement value, string pointer, List<ValueProblem> problems)
    {
        if (isAnswer && discriminator is { } mark && (!value.TryGetProperty(mark.Name, out var text) || !IsText(text, mark.Value)))
            problems.Add(new($"{pointer}/{Escape(mark.Name)}", $"must be '{mark.Value}'"));

        var known = fields.Where(field => field.Type.Core.Primitive != Primitive.Unit).ToList();
        foreach (var field in known)
        {
            var place = $"{pointer}/{Escape(field.Name)}";
            if (!value.TryGetProperty(field.Name, out var content))
            {
                if (isAnswer ? field.IsRequired || field.Default is not null : field.IsRequired && field.Default is null)
                    problems.Add(new(place, "is required and missing"));
            }
            else if (content.ValueKind != JsonValueKind.Null || field.Type.Primitive == Primitive.Json)
            {
                Check(owner, new Limits(field), content, place, problems);
            }
            else if (isAnswer || (field.IsRequired && field.Default is null))
            {
                problems.Add(new(place, "is null"));
            }
        }

        if (!isAnswer || isLenient)
            return;

        foreach (var property in value.EnumerateObject())
        {
            if (property.Name != discriminator?.Name && !known.Any(field => field.Name == property.Name))
                problems.Add(new($"{pointer}/{Escape(property.Name)}", "is not in the document"));
        }
    }

    private void CheckUnion(DeclaredType<UnionType> union, JsonElement value, string pointer, List<ValueProblem> problems)
    {
        var leaves = DiscriminatedUnions.Leaves(union);
        if (union.Type.Discriminator is not { } discriminator)
        {
            CheckKeyed(leaves, value, pointer, problems);
            return;
        }

        var leaf = value.TryGetProperty(discriminator, out var text) && text.ValueKind == JsonValueKind.String
            ? leaves.Find(known => known.Value == text.GetString())
            : text.ValueKind == JsonValueKind.Undefined && !isAnswer ? leaves.Find(known => known.Member.IsDefault) : null;
        if (leaf is null)
        {
            if (isLenient && text.ValueKind == JsonValueKind.String)
                return;

            problems.Add(new($"{pointer}/{Escape(discriminator)}", $"must be one of {string.Join(", ", leaves.Select(known => known.Value))}"));
            return;
        }

        if (leaf.Type is { Shape: TypeShape.Named, Kind: TypeKind.Model } && types.Model(leaf.Owner, leaf.Type) is { } model)
            CheckFields(model.Owner, model.Type.Fields, (discriminator, leaf.Value), value, pointer, problems);
        else if (!value.TryGetProperty("value", out var wrapped))
            problems.Add(new($"{pointer}/value", "is required and missing"));
        else if (leaf.Type is not { Shape: TypeShape.Named, Primitive: Primitive.Decimal })
            Check(leaf.Owner, new Limits(leaf.Type), wrapped, pointer + "/value", problems);
    }

    private void CheckKeyed(List<UnionLeafType> leaves, JsonElement value, string pointer, List<ValueProblem> problems)
    {
        if (value.EnumerateObject().Count() != 1 || leaves.Find(known => known.Value == value.EnumerateObject().First().Name) is not { } leaf)
        {
            problems.Add(new(pointer, $"must have one key: {string.Join(" or ", leaves.Select(known => known.Value))}"));
            return;
        }

        var content = value.EnumerateObject().First().Value;
        var place = $"{pointer}/{Escape(leaf.Value)}";
        if (leaf.Type is { Shape: TypeShape.Named, Kind: not TypeKind.Primitive })
            Check(leaf.Owner, new Limits(leaf.Type), content, place, problems);
        else if (content.ValueKind != JsonValueKind.Object || !content.TryGetProperty("value", out var wrapped))
            problems.Add(new(place, "must be an object with 'value'"));
        else
            Check(leaf.Owner, new Limits(leaf.Type), wrapped, place + "/value", problems);
    }

    private static void CheckPrimitive(Limits limits, JsonElement value, string pointer, List<ValueProblem> problems)
    {
        var isNumber = value.ValueKind == JsonValueKind.Number;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        var isRight = limits.Type.Primitive switch
        {
            Primitive.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            Primitive.Integer => isNumber && value.TryGetDecimal(out var integer) && decimal.Truncate(integer) == integer && integer is >= int.MinValue and <= int.MaxValue,
            Primitive.Long => isNumber && value.TryGetDecimal(out var number) && decimal.Truncate(number) == number && number is >= long.MinValue and <= long.MaxValue,
            Primitive.Double => isNumber && double.IsFinite(value.GetDouble()),
            Primitive.Decimal => isNumber && value.TryGetDecimal(out _),
            Primitive.String => text is not null,
            Primitive.Uuid => text is not null && Guid.TryParseExact(text, "D", out _),
            Primitive.Date => text is not null && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            Primitive.DateTime => text is not null && DateTimePattern.IsMatch(text)
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            Primitive.Object => value.ValueKind == JsonValueKind.Object,
            _ => true,
        };
        if (!isRight)
            problems.Add(new(pointer, $"is {Shorten(value.GetRawText())}, which is no {limits.Type.Primitive.ToName()}"));
        else if (limits.Type.Primitive is Primitive.Integer or Primitive.Long or Primitive.Double or Primitive.Decimal)
            Range(value.GetDouble(), limits, pointer, "", problems);
        else if (limits.Type.Primitive == Primitive.String)
            CheckText(limits, text!, pointer, problems);
    }

    private static void CheckText(Limits limits, string text, string pointer, List<ValueProblem> problems)
    {
        Range(text.EnumerateRunes().Count(), limits, pointer, "characters", problems);
        if (limits.Pattern is { } pattern && !PatternText.IsMatch(text, pattern))
            problems.Add(new(pointer, $"is '{Shorten(text)}', which does not match {pattern}"));
        if (limits.Format is { } format && !TextFormat.IsMatch(text, FormatAttribute.ToName(format)))
            problems.Add(new(pointer, $"is '{Shorten(text)}', which is no {FormatAttribute.ToName(format)}"));
    }

    private static void Range(double value, Limits limits, string pointer, string unit, List<ValueProblem> problems)
    {
        var amount = value.ToString(CultureInfo.InvariantCulture) + (unit.Length > 0 ? " " + unit : "");
        if (value < limits.Minimum)
            problems.Add(new(pointer, $"is or has {amount}, below the minimum of {limits.Minimum.Value.ToString(CultureInfo.InvariantCulture)}"));
        if (value > limits.Maximum)
            problems.Add(new(pointer, $"is or has {amount}, above the maximum of {limits.Maximum.Value.ToString(CultureInfo.InvariantCulture)}"));
    }

    private static bool IsText(JsonElement value, string text) => value.ValueKind == JsonValueKind.String && value.GetString() == text;

    private static bool Is(JsonElement value, JsonValueKind kind, string pointer, List<ValueProblem> problems)
    {
        if (value.ValueKind == kind)
            return true;

        problems.Add(new(pointer, $"is {Shorten(value.GetRawText())} where the document says {kind.ToString().ToLowerInvariant()}"));
        return false;
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "...";
}
