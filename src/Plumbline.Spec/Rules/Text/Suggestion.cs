namespace Plumbline.Spec.Rules.Text;

/// <summary>Guesses what somebody meant to write.</summary>
public static class Suggestion
{
    // Comparing costs the product of both lengths; nobody mistypes a longer name.
    private const int MaximumLength = 100;

    /// <summary>The end of a message: <c>; did you mean 'user_status'?</c>, or nothing where no candidate is near.</summary>
    /// <param name="written">What somebody wrote.</param>
    /// <param name="candidates">What there is.</param>
    /// <param name="otherwise">What to say where no candidate is near.</param>
    public static string DidYouMean(string written, IEnumerable<string> candidates, string otherwise = "") =>
        Closest(written, candidates) is { } closest ? $"; did you mean {Quotation.Quote(closest)}?" : otherwise;

    /// <summary>The candidate that takes the fewest edits, where a third of the letters suffices; the first in ordinal order of equals.</summary>
    /// <param name="written">What somebody wrote.</param>
    /// <param name="candidates">What there is.</param>
    public static string? Closest(string written, IEnumerable<string> candidates)
    {
        if (written.Length is 0 or > MaximumLength)
            return null;

        string? closest = null;
        var least = Math.Max(1, written.Length / 3) + 1;
        foreach (var candidate in candidates.Distinct(StringComparer.Ordinal).OrderBy(c => c, StringComparer.Ordinal))
        {
            if (candidate == written || Math.Abs(candidate.Length - written.Length) >= least || candidate.Length > MaximumLength)
                continue;

            var distance = Distance(written, candidate);
            if (distance < least)
                (closest, least) = (candidate, distance);
        }

        return closest;
    }

    /// <summary>Insertions, removals, replacements and swaps of neighbours between two texts; a change of case is free.</summary>
    internal static int Distance(string left, string right)
    {
        var beforePrevious = new int[right.Length + 1];
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            previous[j] = j;

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = IsSame(left[i - 1], right[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + change);
                if (i > 1 && j > 1 && IsSame(left[i - 1], right[j - 2]) && IsSame(left[i - 2], right[j - 1]))
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
            }

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[right.Length];
    }

    private static bool IsSame(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
