using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Models that share nine of ten fields are one model, or want a common interface.</summary>
internal sealed class SimilarModels()
    : ConsistencyRule("PLB4036", "similar_models", "Two models of nearly the same fields", Severity.Info, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        var models = context.Walk.Models.Where(model => model.Value.Fields.Count >= 4).ToList();
        var fields = models.ConvertAll(model => new HashSet<string>(model.Value.Fields.Select(field => $"{field.Name}:{field.Type}"), StringComparer.Ordinal));
        for (var i = 0; i < models.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var shared = fields[i].Count(fields[j].Contains);
                if (shared * 10 >= 9 * Math.Max(fields[i].Count, fields[j].Count))
                    context.Report(models[i], null,
                        $"{models[i].Title} shares {shared} of its {fields[i].Count} fields with {models[j].Title}; use one of them, or a common interface");
            }
        }
    }
}
