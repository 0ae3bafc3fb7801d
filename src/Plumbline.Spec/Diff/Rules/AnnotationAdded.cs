using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Readers learn more about what they hold.</summary>
internal sealed class AnnotationAdded()
    : ChangeRule(RuleIds.AnnotationAdded, "Field annotated", Verdict.Compatible, RuleIds.AnnotationRemoved)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var field in context.Slots)
        {
            foreach (var annotation in field.After!.Annotations.Except(field.Before!.Annotations, StringComparer.Ordinal))
                context.Report(field, "annotations", $"is annotated {Words.Quote(annotation)}", $"none -> {annotation}", Effects.None, "leave it out");
        }
    }
}
