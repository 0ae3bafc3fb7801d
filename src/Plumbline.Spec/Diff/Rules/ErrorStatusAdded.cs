using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Callers meet a failure that they were not told of.</summary>
internal sealed class ErrorStatusAdded()
    : ChangeRule(RuleIds.ErrorStatusAdded, "Error status added", Verdict.Dangerous, RuleIds.ErrorStatusRemoved)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var operation in context.Pairs.Operations.Both)
        {
            foreach (var answer in operation.After.Operation.Responses.Where(answer => !Responses.IsSuccess(answer.Code) && Responses.IndexOf(operation.Before.Operation, answer.Code) < 0))
            {
                context.Report(SuccessChanged.Subject(operation, answer.Code), null, $"may answer {Responses.Name(answer)}", $"none -> {Responses.Name(answer)}",
                    new Effects { Response = Verdict.Dangerous, Source = Verdict.Dangerous }, "tell the failure by a status that it has");
            }
        }
    }
}
