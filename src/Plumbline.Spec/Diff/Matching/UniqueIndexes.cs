using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff.Matching;

/// <summary>The unique indexes of stored models.</summary>
internal static class UniqueIndexes
{
    /// <summary>Indexes of one document that a table does not have in the other.</summary>
    /// <param name="pairs">Both documents.</param>
    /// <param name="inAfter">Whether those are wanted that the current document lacks; otherwise those that the released one lacks.</param>
    public static IEnumerable<(Subject Subject, string Index)> Missing(ServicePairs pairs, bool inAfter)
    {
        foreach (var model in pairs.Types.Models.Both)
        {
            // A table that is new has no rows that could contradict.
            if (TableAttribute.Find(model.Before.Attributes) is null || TableAttribute.Find(model.After.Attributes) is null)
                continue;

            var (before, after) = (Names(model.Before), Names(model.After));
            foreach (var index in inAfter ? before.Except(after, StringComparer.Ordinal) : after.Except(before, StringComparer.Ordinal))
                yield return (pairs.Of(model), index);
        }
    }

    private static IEnumerable<string> Names(ModelType model) =>
        TableAttribute.Find(model.Attributes)!.Unique.Select(index => Words.Quote(string.Join(", ", index)));
}
