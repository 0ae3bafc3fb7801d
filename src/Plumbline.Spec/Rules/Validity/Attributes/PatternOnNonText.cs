using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>Patterns and formats bound strings, or the strings of a list or map.</summary>
internal sealed class PatternOnNonText() : ValidityRule("PLB1142", "Pattern or format on what is no text")
{
    public override void Check(RuleContext context)
    {
        foreach (var attribute in context.Walk.Attributes)
        {
            if (attribute.Value.Name is not (PatternAttribute.AttributeName or FormatAttribute.AttributeName))
                continue;

            var type = attribute.Nearest<Field>()?.Type ?? attribute.Nearest<Parameter>()?.Type;
            if (type is not null && type.Core.Kind != TypeKind.Unresolved && type.Core.Primitive != Primitive.String)
                context.Report(attribute, null, $"{attribute.Title} bounds text, but the type is {Quote(type.ToString())}; remove it, numbers have minimum and maximum");
        }
    }
}
