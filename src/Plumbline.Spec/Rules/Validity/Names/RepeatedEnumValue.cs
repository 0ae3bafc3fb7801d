using Plumbline.Spec.Rules.Text;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>Names and texts of an enum's values are unique (catalogue 38).</summary>
internal sealed class RepeatedEnumValue() : ValidityRule("PLB1050", "Enum value repeated")
{
    public override void Check(RuleContext context)
    {
        foreach (var values in context.Walk.Values.GroupBy(value => value.Parent))
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            var texts = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var value in values)
            {
                var (name, text) = (value.Value.Name, value.Value.Text);
                if (name.Length == 0)
                    continue;

                if (!names.Add(NameRules.Comparable(name)))
                    context.Report(value, null,
                        $"{value.Title} appears more than once; names that differ only in case or underscores are one name");
                else if (!texts.TryGetValue(text, out var first))
                    texts.Add(text, name);
                else
                    context.Report(value,
                        "value", $"{value.Title} is written {Quote(text)}, and so is value {Quote(first)}; readers could not tell them apart");
            }
        }
    }
}
