using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff.Matching;

/// <summary>Matches the values of an enum: by name, then by text.</summary>
internal static class ValueMatch
{
    public static ListMatch<EnumValue> Of(Pair<EnumType> type) =>
        ListMatch<EnumValue>.By(type.Before.Values, type.After.Values, StringComparer.Ordinal, value => value.Name, value => value.Text);

    /// <summary>The subject of a value.</summary>
    public static Subject Subject(ServicePairs pairs, Pair<EnumType> type, EnumValue value) => pairs.Of(type) with
    {
        Title = $"value {Words.Quote(value.Name)} of enum {Words.Quote(type.After.Name)}",
        Id = $"enums/{type.Before.Name}/values/{value.Name}",
    };
}
