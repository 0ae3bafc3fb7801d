using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>What is promised to stay does not stand on what may change: from the first major version on, imports have one too.</summary>
internal sealed class UnstableImport()
    : ConsistencyRule("PLB4097", "stable_imports", "Stable document that imports an unstable one", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        if (IsUnstable(context.Service.Namespace) != false)
            return;

        foreach (var import in context.Walk.Imports)
        {
            var answer = context.Others.FirstOrDefault(other => ImportAnswers.IsAnswer(import.Value, other));
            if (IsUnstable(answer?.Service.Namespace) == true)
                context.Report(import, null,
                    $"{import.Title} has namespace {Quote(answer!.Service.Namespace!)}, which may still change, but {context.Walk.Service.Title} is stable; release the import first, or copy what is needed of it");
        }
    }

    // Null where the namespace tells no version.
    private static bool? IsUnstable(string? name) =>
        name?.Substring(name.LastIndexOf('.') + 1) is { Length: > 1 } last && last[0] == 'v' && last.Skip(1).All(char.IsDigit) ? last == "v0" : null;
}
