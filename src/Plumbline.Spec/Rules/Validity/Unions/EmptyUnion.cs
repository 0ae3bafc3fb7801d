namespace Plumbline.Spec.Rules.Validity;

/// <summary>A union has at least one member (catalogue 58).</summary>
internal sealed class EmptyUnion() : ValidityRule("PLB1075", "Union without members")
{
    public override void Check(RuleContext context)
    {
        foreach (var union in context.Walk.Unions.Where(union => union.Value.Members.Count == 0))
            context.Report(union, null, $"{union.Title} has no types; give it at least one");
    }
}
