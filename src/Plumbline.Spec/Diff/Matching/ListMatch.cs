namespace Plumbline.Spec.Diff.Matching;

/// <summary>Matches two lists item by item, in a time that grows with their length, not with its square.</summary>
/// <param name="Both">Items of both lists, with the place in the new one.</param>
/// <param name="Removed">Items of the old list only.</param>
/// <param name="Added">Items of the new list only, with their places.</param>
internal sealed record ListMatch<T>(List<(T Old, T Now, int Ordinal)> Both, List<T> Removed, List<(T Now, int Ordinal)> Added)
{
    /// <summary>Matches by the first key that two items share; what is left over, by the next.</summary>
    public static ListMatch<T> By(IEnumerable<T> before, IEnumerable<T> after, StringComparer comparer, params Func<T, string>[] keys)
    {
        var both = new List<(T, T, int)>();
        var removed = before.ToList();
        var added = after.Select((item, i) => (Now: item, Ordinal: i)).ToList();
        foreach (var key in keys)
        {
            var waiting = added.GroupBy(item => key(item.Now), comparer).ToDictionary(same => same.Key, same => new Queue<(T Now, int Ordinal)>(same), comparer);
            var unmatched = new List<T>();
            foreach (var old in removed)
            {
                if (waiting.TryGetValue(key(old), out var candidates) && candidates.Count > 0)
                {
                    var (now, ordinal) = candidates.Dequeue();
                    both.Add((old, now, ordinal));
                }
                else
                {
                    unmatched.Add(old);
                }
            }

            removed = unmatched;
            added = [.. waiting.Values.SelectMany(left => left).OrderBy(item => item.Ordinal)];
        }

        return new ListMatch<T>(both, removed, added);
    }
}
