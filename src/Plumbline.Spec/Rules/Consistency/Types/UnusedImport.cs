using Plumbline.Spec.Rules.Walking;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>An import that no type comes from is a dependency without a reason.</summary>
internal sealed class UnusedImport()
    : ConsistencyRule("PLB4035", "unused_imports", "Import that nothing uses", Severity.Warning, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        var used = new HashSet<string>(context.Walk.TypeUses.Select(use => use.Type.Core.Namespace ?? QualifiedName.Parse(use.Type.Core.Name)?.Namespace).OfType<string>(), StringComparer.Ordinal);
        foreach (var attribute in ConsumesAttribute.FindAll(context.Service.Attributes))
            used.Add(QualifiedName.Parse(attribute.Union)?.Namespace ?? "");
        var annotations = new HashSet<string>(context.Walk.Fields.SelectMany(field => field.Value.Annotations), StringComparer.Ordinal);
        foreach (var import in context.Walk.Imports)
        {
            var answer = context.Others.FirstOrDefault(other => ImportAnswers.IsAnswer(import.Value, other));
            if (answer?.Service.Namespace is { } name
                && !used.Contains(name) && !answer.Service.Annotations.Any(annotation => annotations.Contains(annotation.Name)))
                context.Report(import, null, $"{import.Title} is used by nothing; remove it");
        }
    }
}
