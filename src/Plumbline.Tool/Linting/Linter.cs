using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Settings;

namespace Plumbline.Tool.Linting;

/// <summary>Runs the rules of the format and of a company over documents, as the build does.</summary>
internal static class Linter
{
    /// <summary>What is found and not switched off, by document, then by place.</summary>
    /// <param name="documents">The documents; imported ones are judged where they are written.</param>
    /// <param name="settings">What is set for them.</param>
    /// <param name="today">The day, for suppressions that end.</param>
    /// <param name="cancellationToken">Stops between two rules.</param>
    public static IReadOnlyList<LintFinding> Run(DocumentSet documents, SettingsFiles settings, string today, CancellationToken cancellationToken)
    {
        var found = new List<LintFinding>();
        foreach (var ordinal in documents.Subjects)
        {
            var document = documents.Documents[ordinal];
            var set = settings.For(document.Source.FullPath);
            found.AddRange(Check(documents, ordinal, set, today, cancellationToken)
                .Select(finding => (Finding: finding, Rule: KnownRules.Of(finding.RuleId)))
                .Select(entry => (entry.Finding, entry.Rule, Severity: set.Effective(entry.Rule, entry.Finding.Severity)))
                .Where(entry => entry.Severity is not (null or Severity.Hidden))
                .Select(entry => new LintFinding(document.Source, entry.Rule, entry.Finding, entry.Severity!.Value))
                .OrderBy(finding => finding.Finding.Span.Start)
                .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
                .ThenBy(finding => finding.Finding.Message, StringComparer.Ordinal));
        }

        return found;
    }

    private static IEnumerable<Finding> Check(DocumentSet documents, int ordinal, DocumentSettings set, string today, CancellationToken cancellationToken)
    {
        var input = documents.Input(ordinal);
        var valid = documents.Documents[ordinal].Document.Findings.Concat(RuleEngine.Run(RuleCatalogue.ValidityRules, input, cancellationToken));

        // All of them or none: which suppressions are idle can only be told after every rule ran.
        if (!RuleCatalogue.ConsistencyRules.Any(rule => set.Effective(rule.Descriptor, rule.Descriptor.Severity) is not null))
            return valid;

        var company = input with { Options = set.Options, Today = set.Options.Text("plumbline_today", today) };
        return valid.Concat(RuleEngine.Run(RuleCatalogue.ConsistencyRules, company, cancellationToken));
    }
}
