using Plumbline.Spec.Findings;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>What callers send is a model of its own, named as one.</summary>
internal sealed class FormSuffix() : ConsistencyRule("PLB4018", "form_suffix", "Body that is no form", Severity.Warning, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        var suffixes = context.Options.List("plumbline_form_suffixes", "_form, _patch");
        foreach (var (body, model) in Declared.BodyModels(context))
        {
            if (!suffixes.Any(suffix => model.Name.EndsWith(suffix, StringComparison.Ordinal)))
                context.Report(body,
                    "type", $"{body.Title} is model {Quote(model.Name)}, whose name ends with none of {QuoteAll(suffixes)}; callers send a form, not the thing itself");
        }
    }
}
