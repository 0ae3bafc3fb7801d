using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Text;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>x_published has an envelope, the organization, and data: x_data.</summary>
internal sealed class PublishedModel()
    : ConsistencyRule("PLB4084", "published_models", "Published model of another shape", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        const string Suffix = "_published";
        foreach (var model in context.Walk.Models.Where(model => Words.EndsWith(model.Value.Name, Suffix)))
        {
            List<string> expected = ["event_id: string", "timestamp: date-time-iso8601", "organization: string", $"data: {Words.Without(model.Value.Name, Suffix)}_data"];
            if (!model.Value.Fields.Select(field => $"{field.Name}: {field.Type}").SequenceEqual(expected))
                context.Report(model, null, $"{model.Title} must have exactly the fields {QuoteAll(expected)}");
        }
    }
}
