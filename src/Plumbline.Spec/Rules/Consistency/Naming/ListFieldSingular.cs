using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Fields that are lists are named in the plural.</summary>
internal sealed class ListFieldSingular()
    : ConsistencyRule("PLB4008", "plural_lists", "List field in the singular", Severity.Info, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        foreach (var field in context.Walk.Fields)
        {
            var name = field.Value.Name;
            if (field.Value.Type.Shape == TypeShape.List && Plurals.Of(name) != name && !name.EndsWith("s", StringComparison.Ordinal))
                context.Report(field, null,
                    $"{field.Title} is a list; call it {Quote(Plurals.Of(name))}", new FindingProperty("name", Plurals.Of(name)));
        }
    }
}
