using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Callers are prepared for a failure that does not come.</summary>
internal sealed class ErrorStatusRemoved()
    : ChangeRule(RuleIds.ErrorStatusRemoved, "Error status removed", Verdict.Compatible, RuleIds.ErrorStatusAdded)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var operation in context.Pairs.Operations.Both)
        {
            foreach (var answer in operation.Before.Operation.Responses.Where(answer => !Responses.IsSuccess(answer.Code) && Responses.IndexOf(operation.After.Operation, answer.Code) < 0))
            {
                context.Report(SuccessChanged.Subject(operation, answer.Code), null, $"does not answer {Responses.Name(answer)} any more", $"{Responses.Name(answer)} -> removed",
                    Effects.OnSource(Verdict.Dangerous), "keep it documented");
            }
        }
    }
}
