using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>C# that takes the interface takes the type too.</summary>
internal sealed class InterfacePromised()
    : ChangeRule(RuleIds.InterfacePromised, "Interface promised", Verdict.Compatible, RuleIds.InterfaceWithdrawn)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var (subject, type) in InterfaceLists.Missing(context.Pairs, inAfter: false))
            context.Report(subject, "interfaces", $"satisfies interface {Words.Quote(type)}", $"none -> {type}", Effects.None, "leave it out");
    }
}
