using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Form parameters came as JSON or urlencoded; a body comes as JSON.</summary>
internal sealed class ContentTypeRemoved()
    : ChangeRule(RuleIds.ContentTypeRemoved, "Content type accepted no more", Verdict.Breaking, RuleIds.ContentTypeAdded)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var operation in context.Pairs.Operations.Both.Where(operation => BodyForm.Changed(operation) is (InputForm.Form, _)))
        {
            context.Report(ServicePairs.Of(operation) with { Place = operation.After.Place.Member("body") }, "type",
                $"takes a JSON body ({Words.Quote(operation.After.Operation.Body!.Type.ToString())}) where it took form parameters, urlencoded too", "form -> body",
                new Effects { Request = Verdict.Breaking, Source = Verdict.Breaking }, "keep the form parameters");
        }
    }
}
