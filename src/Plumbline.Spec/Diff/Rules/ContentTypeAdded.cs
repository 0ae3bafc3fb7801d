using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Form parameters come as JSON too, so the old body is read if its fields are the parameters.</summary>
internal sealed class ContentTypeAdded()
    : ChangeRule(RuleIds.ContentTypeAdded, "Further content type accepted", Verdict.Dangerous, RuleIds.ContentTypeRemoved)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var operation in context.Pairs.Operations.Both.Where(operation => BodyForm.Changed(operation) is (InputForm.Body, _)))
        {
            context.Report(ServicePairs.Of(operation), "parameters",
                $"takes form parameters where it took a JSON body ({Words.Quote(operation.Before.Operation.Body!.Type.ToString())})", "body -> form",
                new Effects { Request = Verdict.Dangerous, Source = Verdict.Breaking }, "keep the body");
        }
    }
}
