using System.Globalization;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Export;

/// <summary>Builds JSON values in the words of what is exported.</summary>
internal static class JsonTree
{
    public static readonly JsonValue True = new() { Kind = JsonValueKind.Boolean, Text = "true" };

    public static readonly JsonValue False = new() { Kind = JsonValueKind.Boolean, Text = "false" };

    public static readonly JsonValue EmptyObject = new() { Kind = JsonValueKind.Object };

    public static JsonValue Text(string text) => new() { Kind = JsonValueKind.String, Text = text };

    public static JsonValue? TextOrNothing(string? text) => string.IsNullOrEmpty(text) ? null : Text(text!);

    public static JsonValue? TrueOrNothing(bool value) => value ? True : null;

    public static JsonValue Number(long value) => Number(value.ToString(CultureInfo.InvariantCulture));

    public static JsonValue? Number(long? value) => value is { } number ? Number(number) : null;

    /// <summary>A number as JSON writes it.</summary>
    public static JsonValue Number(string text) => new() { Kind = JsonValueKind.Number, Text = text };

    public static JsonValue Array(IEnumerable<JsonValue> items) => new() { Kind = JsonValueKind.Array, Items = items.ToEquatableArray() };

    public static JsonValue Array(params JsonValue[] items) => Array((IEnumerable<JsonValue>)items);

    /// <summary>An array; nothing where it has no items.</summary>
    public static JsonValue? ArrayOrNothing(IEnumerable<JsonValue> items) => Array(items) is { Items.Count: > 0 } array ? array : null;

    /// <summary>An object; members whose value is nothing are left out, of repeated names the first counts.</summary>
    public static JsonValue Object(IEnumerable<(string Name, JsonValue? Value)> members)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return new()
        {
            Kind = JsonValueKind.Object,
            Members = members
                .Where(member => member.Value is not null && names.Add(member.Name))
                .Select(member => new JsonMember(member.Name, member.Value!))
                .ToEquatableArray(),
        };
    }

    public static JsonValue Object(params (string Name, JsonValue? Value)[] members) => Object((IEnumerable<(string, JsonValue?)>)members);

    /// <summary>An object; nothing where it has no members.</summary>
    public static JsonValue? ObjectOrNothing(IEnumerable<(string Name, JsonValue? Value)> members) =>
        Object(members) is { Members.Count: > 0 } value ? value : null;

    /// <summary>The members of two objects; the first one's come first and win.</summary>
    public static JsonValue Merge(JsonValue first, JsonValue second) =>
        Object(first.Members.Concat(second.Members).Select(member => (member.Name, (JsonValue?)member.Value)));
}
