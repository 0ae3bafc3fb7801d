using Plumbline.Spec.Model;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A union has no unit among its members (catalogue 60).</summary>
internal sealed class UnitMember() : ValidityRule("PLB1077", "Unit in a union")
{
    public override void Check(RuleContext context)
    {
        foreach (var member in context.Walk.Members)
        {
            if (member.Value.Type.Core.Primitive == Primitive.Unit)
                context.Report(member, "type", $"{member.Title} is nothing at all; to make a field optional write \"required\": false");
        }
    }
}
