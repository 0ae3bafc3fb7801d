using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Amounts of money are decimal.</summary>
internal sealed class MoneyType()
    : ConsistencyRule("PLB4022", "money_types", "Money as a binary fraction", Severity.Error, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        var words = context.Options.List("plumbline_money_names", "price, amount, total, subtotal, cost, fee, balance, discount, tax");
        foreach (var field in context.Walk.Fields)
        {
            if (field.Value.Type.Core.Primitive == Primitive.Double && Words.Of(field.Value.Name).Any(words.Contains))
                context.Report(field,
                    "type", $"{field.Title} is money but has type 'double', which cannot hold 0.10; write 'decimal'",
                    new FindingProperty("type", "decimal"));
        }
    }
}
