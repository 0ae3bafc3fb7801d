using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Members that are models can grow fields; scalars and lists cannot.</summary>
internal sealed class NonModelMember()
    : ConsistencyRule("PLB4042", "union_of_models", "Union member that is no model", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        foreach (var member in context.Walk.Members)
        {
            var type = member.Value.Type;
            if (type.Shape != TypeShape.Named || type.Kind is TypeKind.Primitive or TypeKind.Enum)
                context.Report(member, "type", $"{member.Title} is no model; wrap it in one, so that it can grow");
        }
    }
}
