using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A union may share an interface's name only where it lists the interface (catalogue 40).</summary>
internal sealed class UnionNamedLikeInterface() : ValidityRule("PLB1048", "Union named like an interface")
{
    public override void Check(RuleContext context)
    {
        foreach (var union in context.Walk.Unions)
        {
            var name = union.Value.Name;
            if (context.Service.Interfaces.Any(type => type.Name == name) && union.Value.Interfaces.All(type => type.Name != name))
            {
                context.Report(union, null,
                    $"{Quote(name)} is both a union and an interface; rename one of them, or list the interface in the union's 'interfaces'");
            }
        }
    }
}
