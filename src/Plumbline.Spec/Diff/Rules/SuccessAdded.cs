using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Callers may take a status for a failure that they do not know.</summary>
internal sealed class SuccessAdded()
    : ChangeRule(RuleIds.SuccessAdded, "Success status added", Verdict.Dangerous, RuleIds.SuccessChanged)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var operation in context.Pairs.Operations.Both)
        {
            foreach (var answer in operation.After.Operation.Responses.Where(answer => Responses.IsSuccess(answer.Code) && Responses.IndexOf(operation.Before.Operation, answer.Code) < 0))
            {
                context.Report(SuccessChanged.Subject(operation, answer.Code), null, $"may answer {Responses.Name(answer)}", $"none -> {Responses.Name(answer)}",
                    new Effects { Response = Verdict.Dangerous, Source = Verdict.Dangerous }, "answer as before");
            }
        }
    }
}
