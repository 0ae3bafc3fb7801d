using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Callers that send it are refused, and stored events that hold it are not understood.</summary>
internal sealed class MemberRemoved()
    : ChangeRule(RuleIds.MemberRemoved, "Union member removed", Verdict.Breaking, RuleIds.MemberAdded)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var union in context.Pairs.Types.Unions.Both.Where(union => !MemberAdded.IsEvent(union)))
        {
            foreach (var member in MemberMatch.Of(union, context.Pairs.Types).Removed)
            {
                context.Report(MemberMatch.Subject(context.Pairs, union, member), null, "is removed", $"{member.Type} -> removed",
                    Effects.OnOldWriters(Verdict.Breaking) with { Source = Verdict.Breaking }, "keep it and deprecate it");
            }
        }
    }
}
