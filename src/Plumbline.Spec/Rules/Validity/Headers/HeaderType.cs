using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A header is a string, an enum, or a list of those (catalogue 70).</summary>
internal sealed class HeaderType() : ValidityRule("PLB1090", "Header is no text")
{
    public override void Check(RuleContext context)
    {
        foreach (var header in context.Walk.Headers)
        {
            var type = header.Value.Type;
            var item = type.Shape == TypeShape.List ? type.Element! : type;
            if (item.Kind is TypeKind.Unresolved or TypeKind.Enum or TypeKind.Interface && item.Shape == TypeShape.Named)
                continue;

            if (item.Primitive != Primitive.String)
                context.Report(header,
                    "type", $"{header.Title} has type {Quote(type.ToString())}; a header is a string, an enum, or a list of those");
        }
    }
}
