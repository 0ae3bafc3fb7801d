namespace Plumbline.Spec.Rules.Validity;

/// <summary>An enum has at least one value (catalogue 57).</summary>
internal sealed class EmptyEnum() : ValidityRule("PLB1070", "Enum without values")
{
    public override void Check(RuleContext context)
    {
        foreach (var type in context.Walk.Enums.Where(type => type.Value.Values.Count == 0))
            context.Report(type, null, $"{type.Title} has no values; give it at least one");
    }
}
