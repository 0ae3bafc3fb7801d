using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff.Matching;

/// <summary>Matches the values of an enum: by name, then by text.</summary>
internal static class ValueMatch
{
    public static (IReadOnlyList<(EnumValue Old, EnumValue Now, int Ordinal)> Both, IReadOnlyList<EnumValue> Removed, IReadOnlyList<(EnumValue Now, int Ordinal)> Added) Of(Pair<EnumType> type)
    {
        var both = new List<(EnumValue, EnumValue, int)>();
        var removed = type.Before.Values.ToList();
        var added = type.After.Values.Select((value, i) => (Now: value, Ordinal: i)).ToList();
        foreach (var areSame in new Func<EnumValue, EnumValue, bool>[] { (old, now) => old.Name == now.Name, (old, now) => old.Text == now.Text })
        {
            foreach (var old in removed.ToList())
            {
                var index = added.FindIndex(candidate => areSame(old, candidate.Now));
                if (index < 0)
                    continue;

                both.Add((old, added[index].Now, added[index].Ordinal));
                removed.Remove(old);
                added.RemoveAt(index);
            }
        }

        return (both, removed, added);
    }

    /// <summary>The subject of a value.</summary>
    public static Subject Subject(ServicePairs pairs, Pair<EnumType> type, EnumValue value) => pairs.Of(type) with
    {
        Title = $"value {Words.Quote(value.Name)} of enum {Words.Quote(type.After.Name)}",
        Id = $"enums/{type.Before.Name}/values/{value.Name}",
    };
}
