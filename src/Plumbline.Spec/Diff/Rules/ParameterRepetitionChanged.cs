using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>A list is written as a repeated key: one value is a list of one, but not the other way round.</summary>
internal sealed class ParameterRepetitionChanged()
    : ChangeRule(RuleIds.ParameterRepetitionChanged, "Parameter may repeat, or no more", Verdict.Breaking, RuleIds.ParameterRepetitionChanged)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var parameter in context.Slots.Where(slot => slot.Relation is TypeRelation.Repeated or TypeRelation.Once))
        {
            var (from, to) = (Words.Quote(parameter.Before!.Type.ToString()), Words.Quote(parameter.After!.Type.ToString()));
            if (parameter.Relation == TypeRelation.Once)
            {
                context.Report(parameter, "type", $"takes one value ({to}) where it took a list ({from})", Words.Facts(parameter),
                    new Effects { Request = Verdict.Breaking, Response = Verdict.Dangerous, Source = Verdict.Breaking }, "keep the list");
            }
            else
            {
                context.Report(parameter, "type", $"takes a list ({to}) where it took one value ({from})", Words.Facts(parameter),
                    new Effects { Response = Verdict.Breaking, Source = Verdict.Breaking }, "keep the single value");
            }
        }
    }
}
