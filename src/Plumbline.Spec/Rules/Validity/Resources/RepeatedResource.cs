using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>One resource for a type, and one for a plural (catalogue 38, 75).</summary>
internal sealed class RepeatedResource() : ValidityRule("PLB1098", "Resource repeated")
{
    public override void Check(RuleContext context)
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        var plurals = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var resource in context.Walk.Resources)
        {
            if (!types.Add(resource.Value.Type.ToString()))
                context.Report(resource, null, $"{resource.Title} appears more than once; put all its operations in one");
            else if (!plurals.TryGetValue(resource.Value.Plural, out var first))
                plurals.Add(resource.Value.Plural, resource);
            else
                context.Report(resource, null,
                    $"{resource.Title} has plural {Quote(resource.Value.Plural)}, which {first.Title} has too; give one of the types another 'plural'");
        }
    }
}
