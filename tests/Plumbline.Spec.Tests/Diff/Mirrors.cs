using Plumbline.Spec.Diff;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Tests.Diff;

/// <summary>Checks that the way back of every change is judged by a mirror of its rule.</summary>
internal static class Mirrors
{
    public static void Check(Service before, Service after)
    {
        var there = Diffing.Compare(before, after);
        var back = Diffing.Compare(after, before);
        Check(there, back);
        Check(back, there);
    }

    private static void Check(Comparison there, Comparison back)
    {
        var rules = back.Rules().ToHashSet();
        foreach (var change in there.Changes)
        {
            var rule = ChangeCatalogue.All.Single(rule => rule.Descriptor == change.Rule);
            Assert.True(
                rule.WhyNoMirror is not null || rule.Mirrors.Any(rules.Contains),
                $"{change.Rule.Id} {change.Message}\nhas no mirror ({string.Join(", ", rule.Mirrors)}) in the way back:\n{ComparisonText.Write(back)}");
        }
    }
}
