using Plumbline.Spec.Attributes;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A node carries most of our attributes once: of two only the first would count.</summary>
internal sealed class RepeatedAttribute() : ValidityRule("PLB1133", "Attribute repeated")
{
    public override void Check(RuleContext context)
    {
        foreach (var siblings in context.Walk.Attributes.GroupBy(attribute => attribute.Parent))
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var attribute in siblings)
            {
                if (!seen.Add(attribute.Value.Name) && AttributeSchemas.Find(attribute.Value.Name) is { MayRepeat: false })
                    context.Report(attribute, null, $"{attribute.Title} appears more than once; only the first counts");
            }
        }
    }
}
