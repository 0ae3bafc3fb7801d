using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Events are kept, copied and replayed; what tells who somebody is stays where it can be forgotten.</summary>
internal sealed class PersonalDataInEvents()
    : ConsistencyRule("PLB4086", "personal_data_in_events", "Personal data in an event", Severity.Error, RuleLevel.Strict)
{
    // Bounds the recursion, too: a chain of thousands of models is no event.
    private const int MaximumModels = 200;

    public override void Check(RuleContext context)
    {
        var annotation = context.Options.Text("plumbline_personal_data_annotation", "personal_data");
        foreach (var model in EventUnions.Models(context))
        {
            for (var i = 0; i < model.Value.Fields.Count; i++)
            {
                if (Path(context, model.Value.Fields[i], annotation, []) is { } path)
                    context.Report(model.Path.Item("fields", i), null,
                        $"{model.Title} carries {Quote(path)}, which is personal data; send the id, and let consumers ask");
            }
        }
    }

    private static string? Path(RuleContext context, Field field, string annotation, HashSet<string> seen)
    {
        if (field.Annotations.Contains(annotation))
            return field.Name;

        if (seen.Count == MaximumModels
            || context.Types.FindModel(field.Type.Core) is not { } model || !seen.Add(field.Type.Core.ToString()))
            return null;

        return model.Fields.Select(inner => Path(context, inner, annotation, seen)).FirstOrDefault(path => path is not null) is { } rest ? $"{field.Name}.{rest}" : null;
    }
}
