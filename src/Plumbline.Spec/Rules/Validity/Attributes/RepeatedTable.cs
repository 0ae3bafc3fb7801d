using Plumbline.Spec.Attributes;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>Each stored model has a table of its own.</summary>
internal sealed class RepeatedTable() : ValidityRule("PLB1147", "Two models in one table")
{
    public override void Check(RuleContext context)
    {
        var seen = new Dictionary<string, Node>(StringComparer.OrdinalIgnoreCase);
        foreach (var model in context.Walk.Models)
        {
            if (TableAttribute.Find(model.Value.Attributes) is not { } table)
                continue;

            var name = table.Name ?? model.Value.Plural;
            if (!seen.TryGetValue(name, out var first))
                seen.Add(name, model);
            else
                context.Report(model, null,
                    $"{model.Title} is stored in table {Quote(name)}, and so is {first.Title}; give one of them a 'name' of its own");
        }
    }
}
