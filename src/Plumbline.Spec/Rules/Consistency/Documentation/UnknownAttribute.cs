using Plumbline.Spec.Attributes;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Attributes are ours, or on the company's list.</summary>
internal sealed class UnknownAttribute()
    : ConsistencyRule("PLB4053", "known_attributes", "Attribute that nobody knows", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        var known = AttributeSchemas.All.Select(schema => schema.Name).Concat(context.Options.List(RuleOptions.KnownAttributes, "")).ToList();
        foreach (var attribute in context.Walk.Attributes)
        {
            if (!known.Contains(attribute.Value.Name))
                context.Report(attribute, null,
                    $"{attribute.Title} is known to nobody{Suggestion.DidYouMean(attribute.Value.Name, known, "; correct its name, or list it in " + RuleOptions.KnownAttributes)}");
        }
    }
}
