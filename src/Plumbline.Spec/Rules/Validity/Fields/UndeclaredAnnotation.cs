using Plumbline.Spec.Rules.Walking;
using Plumbline.Spec.Rules.Text;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>Annotations are declared, here or in an import (catalogue 45).</summary>
internal sealed class UndeclaredAnnotation() : ValidityRule("PLB1058", "Annotation is not declared")
{
    public override void Check(RuleContext context)
    {
        // What an unknown import declares is unknown too.
        if (ImportAnswers.Unanswered(context).Any())
            return;

        var declared = new HashSet<string>(
            context.Service.Annotations.Concat(context.Others.SelectMany(other => other.Service.Annotations)).Select(annotation => annotation.Name),
            StringComparer.Ordinal);
        foreach (var field in context.Walk.Fields)
        {
            for (var i = 0; i < field.Value.Annotations.Count; i++)
            {
                var name = field.Value.Annotations[i];
                if (!declared.Contains(name))
                {
                    context.Report(field, $"annotations/{i}",
                        $"{field.Title} carries annotation {Quote(name)}, which is not declared in 'annotations'{Suggestion.DidYouMean(name, declared)}");
                }
            }
        }
    }
}
