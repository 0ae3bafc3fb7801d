using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Diff.Matching;

/// <summary>Guesses which fields of a model have another name now: alike in all but the name, and the names have something in common.</summary>
internal static class FieldRenames
{
    // What is left over is compared each with each; a model that is new altogether has no renamed fields.
    private const int MostLeft = 100;

    public static IReadOnlyList<(Slot From, Slot To)> Find(IReadOnlyList<Slot> before, IReadOnlyList<Slot> after, TypeRelations relations)
    {
        var match = ListMatch<Slot>.By(before, after, StringComparer.Ordinal, slot => slot.Name);
        var removed = match.Removed;
        var added = match.Added.Select(item => item.Now).ToList();
        if (removed.Count > MostLeft || added.Count > MostLeft)
            return [];

        bool AreAlike(Slot old, Slot now) =>
            old.IsRequired == now.IsRequired && old.Default == now.Default && AreNamedAlike(old.Name, now.Name)
            && relations.Relate(old.Type, now.Type, asText: false) is TypeRelation.Same;

        var found = new List<(Slot, Slot)>();
        foreach (var old in removed)
        {
            var candidates = added.Where(now => AreAlike(old, now)).ToList();
            if (candidates.Count == 1 && removed.Count(other => AreAlike(other, candidates[0])) == 1)
                found.Add((old, candidates[0]));
        }

        return found;
    }

    // 'email' and 'email_address' share a word; 'colour' and 'color' most of their letters.
    private static bool AreNamedAlike(string old, string now) =>
        old.Split('_').Intersect(now.Split('_'), StringComparer.OrdinalIgnoreCase).Any(word => word.Length > 2)
        || (Math.Max(old.Length, now.Length) <= 100 && Suggestion.Distance(old, now) * 3 <= Math.Max(old.Length, now.Length));
}
