using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Calls made so far carry no body, or another.</summary>
internal sealed class BodyChanged()
    : ChangeRule(RuleIds.BodyChanged, "Body added, removed or replaced", Verdict.Breaking, RuleIds.BodyChanged)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var operation in context.Pairs.Operations.Both.Where(operation => BodyForm.Changed(operation) is null))
        {
            var (from, to) = (operation.Before.Operation.Body?.Type, operation.After.Operation.Body?.Type);
            var subject = ServicePairs.Of(operation);
            if (from is null && to is not null)
            {
                context.Report(subject with { Place = subject.Place.Member("body") }, "type", $"asks for a body, {Words.Quote(to.ToString())}", $"none -> {to}",
                    new Effects { Request = Verdict.Breaking, Source = Verdict.Breaking }, "take the body in a new operation");
            }
            else if (from is not null && to is null)
            {
                context.Report(subject, null, $"takes no body any more (it took {Words.Quote(from.ToString())})", $"{from} -> none",
                    new Effects { Request = Verdict.Breaking, Source = Verdict.Breaking }, "keep the body");
            }
        }

        foreach (var body in context.Slots.Where(slot => slot is { Kind: SlotKind.Body, Relation: TypeRelation.Incompatible }))
        {
            context.Report(body, "type", Words.Replaced(body), Words.Facts(body),
                new Effects { Request = Verdict.Breaking, Source = Verdict.Breaking }, "take the new type in a new operation");
        }
    }
}
