namespace Plumbline.Spec.Rules.Validity;

/// <summary>A resource has at least one operation (catalogue 74).</summary>
internal sealed class EmptyResource() : ValidityRule("PLB1097", "Resource without operations")
{
    public override void Check(RuleContext context)
    {
        foreach (var resource in context.Walk.Resources.Where(resource => resource.Value.Operations.Count == 0))
            context.Report(resource, null, $"{resource.Title} has no operations; give it at least one");
    }
}
