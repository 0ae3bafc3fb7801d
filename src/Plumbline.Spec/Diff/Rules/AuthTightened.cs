using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Callers that were let in are not, unless they bring more.</summary>
internal sealed class AuthTightened()
    : ChangeRule(RuleIds.AuthTightened, "Authorization tightened", Verdict.Breaking, RuleIds.AuthLoosened, RuleIds.AuthTightened)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var change in AuthChange.All(context.Pairs).Where(change => !change.IsLooser))
        {
            context.Report(change.Subject, null, $"asks for {AuthChange.Describe(change.Now)} instead of {AuthChange.Describe(change.Old)}",
                $"{AuthChange.Describe(change.Old)} -> {AuthChange.Describe(change.Now)}",
                new Effects { Request = change.IsUndecidable ? Verdict.Dangerous : Verdict.Breaking }, $"keep {AuthChange.Describe(change.Old)}");
        }
    }
}
