using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A resource is about a model, an enum or a union (catalogue 72, 73).</summary>
internal sealed class ResourceType() : ValidityRule("PLB1095", "Resource of no single type")
{
    public override void Check(RuleContext context)
    {
        foreach (var resource in context.Walk.Resources)
        {
            var type = resource.Value.Type;
            if (type.Shape != TypeShape.Named)
                context.Report(resource, null, $"{resource.Title} is a list or map; name the type itself, {Quote(type.Core.ToString())}");
            else if (type.Kind == TypeKind.Primitive)
                context.Report(resource, null, $"{resource.Title} is a primitive; a resource is about a model, an enum or a union");
        }
    }
}
