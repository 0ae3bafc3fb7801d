namespace Plumbline.Spec.Diff.Matching;

/// <summary>Guesses which of the things that are gone live on under another name.</summary>
internal static class Renames
{
    // Two thirds of all traits in common, and more than one: less is chance.
    private const double LeastLikeness = 0.66;
    private const int LeastCommon = 2;

    // Comparing costs the product of both numbers; a document that is new altogether is no rename.
    private const int MaximumCandidates = 200;

    /// <summary>Pairs of names, each used once, the likest first. The way back gives the same pairs.</summary>
    /// <param name="removed">Names that are gone, with what tells them apart.</param>
    /// <param name="added">Names that are new.</param>
    public static IReadOnlyList<(string From, string To)> Find(
        IReadOnlyList<(string Name, IEnumerable<string> Traits)> removed,
        IReadOnlyList<(string Name, IEnumerable<string> Traits)> added)
    {
        if (removed.Count > MaximumCandidates || added.Count > MaximumCandidates)
            return [];

        var candidates =
            from old in removed
            from now in added
            let likeness = Likeness(old.Traits, now.Traits)
            where likeness >= LeastLikeness
            let pair = string.CompareOrdinal(old.Name, now.Name) < 0 ? (old.Name, now.Name) : (now.Name, old.Name)
            select (From: old.Name, To: now.Name, likeness, pair);

        var found = new List<(string, string)>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var candidate in candidates.OrderByDescending(c => c.likeness).ThenBy(c => c.pair.Item1, StringComparer.Ordinal).ThenBy(c => c.pair.Item2, StringComparer.Ordinal))
        {
            // A name is on one side only, so one set serves both.
            if (taken.Contains(candidate.From) || taken.Contains(candidate.To))
                continue;

            taken.Add(candidate.From);
            taken.Add(candidate.To);
            found.Add((candidate.From, candidate.To));
        }

        return found;
    }

    private static double Likeness(IEnumerable<string> left, IEnumerable<string> right)
    {
        var first = new HashSet<string>(left, StringComparer.Ordinal);
        var second = new HashSet<string>(right, StringComparer.Ordinal);
        var common = first.Count(second.Contains);
        return common < LeastCommon ? 0 : (double)common / (first.Count + second.Count - common);
    }
}
