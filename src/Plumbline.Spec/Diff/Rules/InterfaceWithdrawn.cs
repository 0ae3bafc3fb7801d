using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>C# that takes the interface does not take the type any more.</summary>
internal sealed class InterfaceWithdrawn()
    : ChangeRule(RuleIds.InterfaceWithdrawn, "Interface withdrawn", Verdict.Dangerous, RuleIds.InterfacePromised)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var (subject, type) in InterfaceLists.Missing(context.Pairs, inAfter: true))
            context.Report(subject, null, $"no longer satisfies interface {Words.Quote(type)}", $"{type} -> none", Effects.OnSource(Verdict.Breaking), "keep the interface");
    }
}
