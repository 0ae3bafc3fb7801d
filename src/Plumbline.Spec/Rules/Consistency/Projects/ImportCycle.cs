using Plumbline.Spec.Rules.Walking;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Dependencies between services point one way.</summary>
internal sealed class ImportCycle()
    : ConsistencyRule("PLB4092", "import_cycles", "Documents that import each other", Severity.Error, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        foreach (var import in context.Walk.Imports)
        {
            if (Cycle(context, import.Value) is { } path)
                context.Report(import, null,
                    $"{import.Title} leads back here: {Quote(string.Join(" -> ", path))}; neither service can change or start without the other");
        }
    }

    private static List<string>? Cycle(RuleContext context, Import first)
    {
        var own = new RelatedDocument("", null, context.Service);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<(Import Import, List<string> Path)>([(first, [context.Service.Name])]);
        while (waiting.Count > 0)
        {
            var (import, path) = waiting.Pop();
            if (path.Count > 1 && ImportAnswers.IsAnswer(import, own))
                return [.. path, context.Service.Name];

            foreach (var document in context.Others.Where(other => ImportAnswers.IsAnswer(import, other) && seen.Add(other.Path)))
            {
                foreach (var next in document.Service.Imports)
                    waiting.Push((next, [.. path, document.Service.Name]));
            }
        }

        return null;
    }
}
