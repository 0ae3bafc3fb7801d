using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Without personal_data, C# shows the field in logs and texts.</summary>
internal sealed class AnnotationRemoved()
    : ChangeRule(RuleIds.AnnotationRemoved, "Annotation removed", Verdict.Dangerous, RuleIds.AnnotationAdded)
{
    private const string PersonalData = "personal_data";

    internal override void Compare(ChangeContext context)
    {
        foreach (var field in context.Slots)
        {
            foreach (var annotation in field.Before!.Annotations.Except(field.After!.Annotations, StringComparer.Ordinal))
            {
                var isPersonal = annotation == PersonalData;
                context.ReportAs(field.Subject, "annotations", $"is no longer annotated {Words.Quote(annotation)}", $"{annotation} -> none",
                    isPersonal ? Verdict.Dangerous : Verdict.Compatible,
                    isPersonal ? "whoever holds it stops hiding it from logs and texts" : "breaks nobody", $"keep {Words.Quote(annotation)}");
            }
        }
    }
}
