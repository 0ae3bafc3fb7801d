using System.Globalization;
using System.Text.Json.Nodes;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Export;
using Plumbline.Spec.Model;

namespace Plumbline.Testing.Values;

/// <summary>A JSON value with one thing changed.</summary>
/// <param name="Name">What was changed: <c>/email: 255 characters</c>.</param>
/// <param name="Pointer">Where.</param>
/// <param name="Value">The whole value.</param>
internal sealed record Variation(string Name, string Pointer, JsonNode? Value);

/// <summary>
/// Every edge of a type, one at a time: each limit just inside and just outside, each value of an enum, each member of a union,
/// missing, null, wrong type, unusual characters. Whether a variation is valid is judged by <see cref="ValueChecker"/>, not here.
/// </summary>
/// <param name="maker">Makes the valid values around.</param>
internal sealed class BodyVariations(ValueMaker maker)
{
    private const int MaxDepth = 4;
    private const int LongestText = 20_000;
    private const int LongestList = 500;

    /// <summary>The variations of a valid value.</summary>
    /// <param name="owner">The service that holds the reference.</param>
    /// <param name="limits">The type and what limits it.</param>
    /// <param name="value">The valid value.</param>
    public IEnumerable<Variation> Of(Service owner, Limits limits, JsonNode? value) => Of(owner, limits, value, "", 0, inside => inside);

    private IEnumerable<Variation> Of(Service owner, Limits limits, JsonNode? value, string pointer, int depth, Func<JsonNode?, JsonNode?> around)
    {
        var place = pointer.Length == 0 ? "body" : pointer;
        foreach (var (name, changed) in Replacements(owner, limits))
            yield return new($"{place}: {name}", pointer, around(changed));

        if (depth >= MaxDepth)
            yield break;

        var inner = limits.Type switch
        {
            { Shape: TypeShape.List } when value is JsonArray { Count: > 0 } list => OfItem(owner, limits, list, pointer, depth, around),
            { Shape: TypeShape.Named, Kind: TypeKind.Model } when value is JsonObject fields && maker.Types.Model(owner, limits.Type) is { } model =>
                OfFields(model.Owner, model.Type.Fields, fields, pointer, depth, around),
            _ => [],
        };
        foreach (var variation in inner)
            yield return variation;
    }

    private IEnumerable<Variation> OfItem(Service owner, Limits limits, JsonArray list, string pointer, int depth, Func<JsonNode?, JsonNode?> around) =>
        Of(owner, limits.Item(limits.Type.Element!), list[0], pointer + "/0", depth + 1, inside =>
        {
            var copy = (JsonArray)list.DeepClone();
            copy[0] = inside;
            return around(copy);
        });

    private IEnumerable<Variation> OfFields(
        Service owner, IEnumerable<Field> fields, JsonObject value, string pointer, int depth, Func<JsonNode?, JsonNode?> around)
    {
        foreach (var field in fields.Where(field => field.Type.Core.Primitive != Primitive.Unit))
        {
            var place = $"{pointer}/{field.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            var without = (JsonObject)value.DeepClone();
            without.Remove(field.Name);
            yield return new($"{place}: missing", place, around(without));

            JsonNode? With(JsonNode? inside)
            {
                var copy = (JsonObject)value.DeepClone();
                copy[field.Name] = inside;
                return around(copy);
            }

            yield return new($"{place}: null", place, With(null));
            foreach (var variation in Of(owner, new Limits(field), value[field.Name], place, depth + 1, With))
                yield return variation;
        }

        var more = (JsonObject)value.DeepClone();
        more["no_such_field"] = 1;
        yield return new($"{(pointer.Length == 0 ? "body" : pointer)}: a field that is not in the document", pointer, around(more));
    }

    private IEnumerable<(string Name, JsonNode? Value)> Replacements(Service owner, Limits limits)
    {
        var type = limits.Type;
        return type.Shape switch
        {
            TypeShape.List => [("an object", new JsonObject()), .. Counts(limits).Select(count => (Count(count, "items"), List(owner, limits, count)))],
            TypeShape.Map => [("an array", new JsonArray()), ("no entries", new JsonObject()), .. Counts(limits).Select(count => (Count(count, "entries"), Map(owner, limits, count)))],
            _ => type.Kind switch
            {
                TypeKind.Enum => OfEnum(owner, type),
                TypeKind.Union => OfUnion(owner, type),
                TypeKind.Model or TypeKind.Interface => [("an array", new JsonArray()), ("text", "text")],
                _ => OfPrimitive(limits),
            },
        };
    }

    private static string Count(long count, string unit) => $"{count.ToString(CultureInfo.InvariantCulture)} {unit}";

    private static IEnumerable<long> Counts(Limits limits) =>
        new[] { limits.Minimum - 1, limits.Minimum, limits.Minimum + 1, limits.Maximum - 1, limits.Maximum, limits.Maximum + 1 }
            .Where(count => count is >= 0 and <= LongestList)
            .Select(count => count!.Value)
            .Distinct();

    private JsonObject Map(Service owner, Limits limits, long count) => new JsonObject(Enumerable.Range(0, (int)count)
        .Select(i => KeyValuePair.Create("key" + i.ToString(CultureInfo.InvariantCulture), maker.Make(owner, new Limits(limits.Type.Element!), false))));

    private JsonArray List(Service owner, Limits limits, long count) =>
        new([.. Enumerable.Range(0, (int)count).Select(_ => maker.Make(owner, limits.Item(limits.Type.Element!), false))]);

    private IEnumerable<(string Name, JsonNode? Value)> OfEnum(Service owner, TypeReference type) =>
    [
        .. (maker.Types.Enum(owner, type)?.Type.Values ?? default).Take(20).Select(value => ($"'{value.Text}'", (JsonNode?)value.Text)),
        ("a value that is not in the document", "no_such_value"),
        ("empty text", ""),
        ("a number", 7),
    ];

    private IEnumerable<(string Name, JsonNode? Value)> OfUnion(Service owner, TypeReference type)
    {
        if (maker.Types.Union(owner, type) is not { } union)
            yield break;

        foreach (var leaf in DiscriminatedUnions.Leaves(union).Take(20))
            yield return ($"member '{leaf.Value}'", maker.Member(union, leaf, true));

        yield return ("a member that is not in the document", union.Type.Discriminator is { } name ? new JsonObject { [name] = "no_such_member" } : new JsonObject { ["no_such_member"] = 1 });
        yield return ("an empty object", new JsonObject());
        yield return ("text", "text");
    }

    private IEnumerable<(string Name, JsonNode? Value)> OfPrimitive(Limits limits) => limits.Type.Primitive switch
    {
        Primitive.Boolean => [("true", true), ("false", false), ("text", "true"), ("a number", 1)],
        Primitive.Integer => [.. Numbers(limits), ("2147483647", int.MaxValue), ("2147483648", 2147483648L), ("a fraction", 1.5m), ("text", "1")],
        Primitive.Long => [.. Numbers(limits), ("2147483648", 2147483648L), ("9223372036854775808", 9223372036854775808m), ("a fraction", 1.5m), ("text", "x")],
        Primitive.Double or Primitive.Decimal => [.. Numbers(limits), ("a fraction", 1.5m), ("a fraction of a cent", (limits.Minimum ?? 0) + 0.0037m), ("text", "x"), ("an object", new JsonObject())],
        Primitive.String => [.. Texts(limits), ("a number", 7), ("true", true), ("an object", new JsonObject())],
        Primitive.Uuid => [("no uuid", "1234"), ("empty text", ""), ("a number", 7)],
        Primitive.Date => [("the 30th of February", "2024-02-30"), ("a time", "2024-01-01T00:00:00Z"), ("the last day", "9999-12-31"), ("a number", 7)],
        Primitive.DateTime => [("no time", "yesterday"), ("hour 25", "2024-01-01T25:00:00Z"), ("an offset", "2024-01-01T00:00:00.123+05:30"), ("a number", 7)],
        Primitive.Object => [("text", "text"), ("an array", new JsonArray())],
        _ => [],
    };

    private static IEnumerable<(string Name, JsonNode? Value)> Numbers(Limits limits) =>
        new[] { limits.Minimum - 1, limits.Minimum, limits.Minimum + 1, limits.Maximum - 1, limits.Maximum, limits.Maximum + 1 }
            .Where(number => number is not null)
            .Distinct()
            .Select(number => (number!.Value.ToString(CultureInfo.InvariantCulture), (JsonNode?)number.Value));

    private IEnumerable<(string Name, JsonNode? Value)> Texts(Limits limits)
    {
        if (limits.Format is { } format)
        {
            yield return ($"no {FormatAttribute.ToName(format)}", "@ not of this form @");
            if (format == TextFormat.Email && limits.Maximum is { } longest && longest < LongestText)
            {
                yield return (Count(longest, "characters"), Email((int)longest));
                yield return (Count(longest + 1, "characters"), Email((int)longest + 1));
            }
        }
        else if (limits.Pattern is null)
        {
            foreach (var length in new[] { limits.Minimum - 1, limits.Minimum ?? 0, (limits.Minimum ?? 0) + 1, limits.Maximum - 1, limits.Maximum, limits.Maximum + 1 }.Where(length => length is >= 0 and <= LongestText).Distinct())
                yield return (Count(length!.Value, "characters"), maker.Text((int)length.Value));

            if (limits.Maximum is { } most && most <= LongestText && (limits.Minimum ?? 0) <= most)
                yield return (Count(most, "characters of two UTF-16 units"), string.Concat(Enumerable.Repeat("\U0001F600", (int)most)));

            if (limits.Maximum is null)
                yield return (Count(LongestText, "characters"), maker.Text(LongestText));

            var least = (int)Math.Min(limits.Minimum ?? 0, LongestText);
            yield return ("letters of many scripts", Fit("h\u00e9llo \u4f60\u597d \u05e9\u05dc\u05d5\u05dd \U0001F44D\U0001F3FD", least, limits.Maximum));
            yield return ("spaces around it", Fit("  a b  ", least, limits.Maximum));
            yield return ("quotes and markup", Fit("'\";--<script>&amp;\\", least, limits.Maximum));
            yield return ("control characters", Fit("a\u0001b\u001f\u200b\u202e", least, limits.Maximum));
        }
        else
        {
            yield return ("text of another pattern", "\u0001 \u00ff");

            // What many engines for regular expressions take, and no document means.
            if (PatternText.Make(limits.Pattern, maker.Random, (int)Math.Min(limits.Minimum ?? 0, 1000), limits.IsTextOf) is { } text)
            {
                yield return ("a line break behind it", text + "\n");
                yield return ("digits of another script", string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)('\u0660' + c - '0') : c)));
            }
        }
    }

    // The part before the @ may have 64 characters, and a part between dots 63.
    private string Email(int length)
    {
        var text = new System.Text.StringBuilder(maker.Text(Math.Clamp(length - 11, 1, 60))).Append('@');
        while (length - text.Length > 10)
            text.Append(maker.Text(Math.Min(60, length - text.Length - 11))).Append('.');

        return text.Append("example.io").ToString();
    }

    private static string Fit(string text, int least, long? most)
    {
        var runes = text.EnumerateRunes().ToList();
        while (runes.Count < least)
            runes.Add(new('x'));

        return string.Concat(runes.Take((int)Math.Min(most ?? int.MaxValue, int.MaxValue)).Select(rune => rune.ToString()));
    }
}
