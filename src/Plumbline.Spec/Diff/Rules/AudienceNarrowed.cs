using Plumbline.Spec.Attributes;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Who uses it from outside the new audience must stop.</summary>
internal sealed class AudienceNarrowed()
    : ChangeRule(RuleIds.AudienceNarrowed, "Fewer may use the service", Verdict.Dangerous, RuleIds.AudienceWidened)
{
    internal override void Compare(ChangeContext context) => Report(context, isNarrower: true, Verdict.Dangerous, "whoever is outside must stop using it");

    /// <summary>Reports a change of the audience in one direction. A document that does not say speaks to everybody.</summary>
    internal static void Report(ChangeContext context, bool isNarrower, Verdict verdict, string consequence)
    {
        var old = OwnerAttribute.Find(context.Pairs.Before.Attributes)?.Audience ?? Audience.Public;
        var now = OwnerAttribute.Find(context.Pairs.After.Attributes)?.Audience ?? Audience.Public;
        if (old == now || now > old != isNarrower)
            return;

        var (from, to) = (old.ToString().ToLowerInvariant(), now.ToString().ToLowerInvariant());
        context.ReportAs(context.Pairs.Service, "@owner", $"has the audience {Words.Quote(to)} instead of {Words.Quote(from)}", $"{from} -> {to}", verdict, consequence, $"keep {Words.Quote(from)}");
    }
}
