using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>No union contains itself, directly or through others (catalogue 68).</summary>
internal sealed class UnionCycle() : ValidityRule("PLB1083", "Union contains itself")
{
    public override void Check(RuleContext context)
    {
        foreach (var union in context.Walk.Unions)
        {
            if (Cycle(context, union.Value, union.Value.Name, [], 0) is { } path)
                context.Report(union, null,
                    $"{union.Title} contains itself: {Quote(string.Join(" -> ", path))}; remove one of these members");
        }
    }

    private static List<string>? Cycle(RuleContext context, UnionType union, string target, HashSet<string> seen, int depth)
    {
        if (depth == UnionNesting.MaximumDepth)
            return null;

        foreach (var member in union.Members)
        {
            if (context.Types.FindUnion(member.Type.Core) is not { } next)
                continue;

            if (next.Name == target)
                return [union.Name, target];

            if (seen.Add(next.Name) && Cycle(context, next, target, seen, depth + 1) is { } rest)
                return [union.Name, .. rest];
        }

        return null;
    }
}
