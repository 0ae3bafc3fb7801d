using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>No value of a model that needs another one of itself can ever be complete.</summary>
internal sealed class EndlessModel()
    : ConsistencyRule("PLB4033", "endless_models", "Model that requires itself", Severity.Error, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        foreach (var model in context.Walk.Models)
        {
            if (Requires(context, model.Value, model.Value.Name, []))
                context.Report(model, null,
                    $"{model.Title} requires another {Quote(model.Value.Name)}, directly or through other models; make one of these fields optional or a list");
        }
    }

    private static bool Requires(RuleContext context, ModelType model, string target, HashSet<string> seen)
    {
        var waiting = new Stack<ModelType>([model]);
        while (waiting.Count > 0)
        {
            foreach (var field
                in waiting.Pop().Fields.Where(field => field.IsRequired && field.Type is { Shape: TypeShape.Named, Namespace: null }))
            {
                if (context.Types.FindModel(field.Type) is not { } next)
                    continue;

                if (next.Name == target)
                    return true;

                if (seen.Add(next.Name))
                    waiting.Push(next);
            }
        }

        return false;
    }
}
