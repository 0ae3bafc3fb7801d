using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>An interface is no type of values (catalogue 42, 83).</summary>
internal sealed class InterfaceAsValue() : ValidityRule("PLB1042", "Interface used as a type of values")
{
    public override void Check(RuleContext context)
    {
        foreach (var use in context.Walk.TypeUses)
        {
            if (!use.IsInterfaceEntry && use.Type.Core.Kind == TypeKind.Interface)
            {
                context.Report(use.Node, use.Key,
                    $"{use.Node.Title} has type {Quote(use.Type.ToString())}, which is an interface; name the model that is meant, or a union of them");
            }
        }
    }
}
