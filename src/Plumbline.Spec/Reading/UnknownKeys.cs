using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;

namespace Plumbline.Spec.Reading;

/// <summary>Reports keys that the format does not know, with the likeliest meant one.</summary>
internal static class UnknownKeys
{
    /// <summary>Reports a key.</summary>
    /// <returns>The key that was likely meant; null where none is near.</returns>
    public static string? Report(NodeReader owner, JsonNodeMember member, IReadOnlyList<string> known)
    {
        var start = $"{Quoted.Text(member.Name)} is not a key of {owner.Place}";
        var nearest = Nearest(member.Name, known);
        if (nearest is null)
            owner.Report(ReaderRules.UnknownKey, member.NameSpan, $"{start}; remove it");
        else
            owner.Context.Findings.Report(ReaderRules.UnknownKey, member.NameSpan, $"{start}; did you mean '{nearest}'?", new FindingProperty("Suggestion", nearest));
        return nearest;
    }

    private static string? Nearest(string name, IReadOnlyList<string> known)
    {
        // Two slips at most, and fewer than half of the word: further away nobody meant it.
        var best = Math.Min(2, (name.Length - 1) / 2) + 1;
        string? nearest = null;
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - name.Length) >= best)
                continue;

            var distance = Distance(name, candidate);
            if (distance < best)
                (best, nearest) = (distance, candidate);
        }

        return nearest;
    }

    /// <summary>The number of single-character edits between two words (Levenshtein).</summary>
    private static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            row[j] = j;

        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
