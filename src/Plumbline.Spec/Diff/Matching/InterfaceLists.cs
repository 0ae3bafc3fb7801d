namespace Plumbline.Spec.Diff.Matching;

/// <summary>The interfaces that models and unions satisfy.</summary>
internal static class InterfaceLists
{
    /// <summary>Interfaces of one document that a type does not have in the other.</summary>
    /// <param name="pairs">Both documents.</param>
    /// <param name="inAfter">Whether those are wanted that the current document lacks; otherwise those that the released one lacks.</param>
    public static IEnumerable<(Subject Subject, string Interface)> Missing(ServicePairs pairs, bool inAfter)
    {
        var types = pairs.Types.Models.Both.Select(type => (Subject: pairs.Of(type), Before: type.Before.Interfaces, After: type.After.Interfaces))
            .Concat(pairs.Types.Unions.Both.Select(type => (Subject: pairs.Of(type), Before: type.Before.Interfaces, After: type.After.Interfaces)));
        foreach (var (subject, before, after) in types)
        {
            var gone = before.Where(old => !after.Any(now => pairs.Types.AreSame(old, now)));
            var come = after.Where(now => !before.Any(old => pairs.Types.AreSame(old, now)));
            foreach (var type in inAfter ? gone : come)
                yield return (subject with { Positions = [] }, type.ToString());
        }
    }
}
