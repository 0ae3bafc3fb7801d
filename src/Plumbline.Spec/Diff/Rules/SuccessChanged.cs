using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Diff.Usage;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Callers wait for an answer that does not come, or cannot read the one that does.</summary>
internal sealed class SuccessChanged()
    : ChangeRule(RuleIds.SuccessChanged, "Success status removed or answering another type", Verdict.Breaking, RuleIds.SuccessAdded, RuleIds.SuccessChanged)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var operation in context.Pairs.Operations.Both)
        {
            foreach (var answer in operation.Before.Operation.Responses)
            {
                if (!Responses.IsSuccess(answer.Code) || Responses.IndexOf(operation.After.Operation, answer.Code) >= 0)
                    continue;

                context.Report(Subject(operation, answer.Code), null, $"does not answer {Responses.Name(answer)} any more", $"{Responses.Name(answer)} -> removed",
                    new Effects { Response = Verdict.Breaking, Source = Verdict.Breaking }, $"keep answering {Responses.Name(answer)}");
            }
        }

        foreach (var answer in context.Slots.Where(slot => IsSuccess(slot) && slot.Relation == TypeRelation.Incompatible))
        {
            context.Report(answer, "type", Words.Replaced(answer), Words.Facts(answer),
                new Effects { Response = Verdict.Breaking, Source = Verdict.Breaking }, "give the new type in a new operation");
        }
    }

    /// <summary>Whether a place is the body of a success.</summary>
    internal static bool IsSuccess(SlotPair slot) => slot.Kind == SlotKind.Response && slot.Before!.Name.Length == 3 && slot.Before.Name[0] == '2';

    /// <summary>An operation as those who read its answers see it.</summary>
    internal static Subject Subject(OperationPair operation, int? code)
    {
        var subject = ServicePairs.Of(operation);
        var ordinal = Responses.IndexOf(operation.After.Operation, code);
        return subject with
        {
            Id = $"{subject.Id}/responses",
            Place = ordinal < 0 ? subject.Place : subject.Place.Item("responses", ordinal),
            Positions = [TypeUsage.OfResponse(operation.Before.Operation)],
        };
    }
}
