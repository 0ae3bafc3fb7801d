using Plumbline.Spec.Diff;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Settings;

namespace Plumbline.Tool.Linting;

/// <summary>Runs the rules of the format and of a company over documents, as the build does.</summary>
/// <param name="documents">The documents; imported ones are judged where they are written.</param>
/// <param name="settings">What is set for them.</param>
/// <param name="files">The company's own rules and accepted findings.</param>
/// <param name="today">The day, for suppressions that end.</param>
/// <param name="project">The project whose build is to say the same; null where none was named.</param>
internal sealed class Linter(DocumentSet documents, SettingsFiles settings, RepositoryFiles files, string today, ProjectLint? project = null)
{
    // Suppressions that name the company's rules are judged where these run.
    private static readonly Rule s_unused = RuleCatalogue.UnusedSuppression;

    /// <summary>What is found and neither switched off nor accepted, by file, then by place.</summary>
    /// <param name="cancellationToken">Stops between two rules.</param>
    public LintResult Run(CancellationToken cancellationToken)
    {
        var checks = documents.Subjects.Select(ordinal => Check(ordinal, cancellationToken)).ToList();
        var found = checks.SelectMany(Shown).Concat(OfFiles(checks)).Concat(OfApprovals(checks));
        return new(
            [.. found
                .OrderBy(finding => finding.Source.FullPath, StringComparer.Ordinal)
                .ThenBy(finding => finding.Finding.Span.Start)
                .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
                .ThenBy(finding => finding.Finding.Message, StringComparer.Ordinal)],
            [.. checks.SelectMany(check => check.Company.Concat(check.Own).Where(finding => check.Set.Effective(KnownRules.Of(finding.RuleId), finding.Severity) is not null))]);
    }

    private DocumentCheck Check(int ordinal, CancellationToken cancellationToken)
    {
        var document = documents.Documents[ordinal];
        var set = settings.For(document.Source.FullPath);
        var company = files.Company(document.Source.FullPath);
        var input = documents.Input(ordinal) with { Options = set.Options };
        var checkedBy = input with { Today = set.Options.Text("plumbline_today", today), CompanyKeys = company?.Keys ?? [], Calls = Calls(document) };
        var comparison = project?.Compare(documents, ordinal, cancellationToken);

        // All of the company's or none: which suppressions are idle can only be told after every rule ran.
        var isAnyOn = document.IsOwned && RuleCatalogue.ConsistencyRules.Any(rule => set.Effective(rule.Descriptor, rule.Descriptor.Severity) is not null);
        return new(
            document,
            set,
            [.. document.Document.Findings, .. RuleEngine.Run(RuleCatalogue.ValidityRules, input, cancellationToken), .. comparison is null ? [] : comparison.ToFindings(document.Document.Syntax)],
            isAnyOn ? [.. RuleEngine.Find(RuleCatalogue.ConsistencyRules, checkedBy, cancellationToken)] : [],
            company is null || !document.IsOwned ? [] : [.. RuleEngine.Find([.. company.File.Rules, s_unused], checkedBy, cancellationToken)],
            company,
            document.IsOwned ? files.Findings(document.Source.FullPath, company) : null)
        {
            Comparison = comparison,
        };
    }

    // Who has a client of another service calls it.
    private List<ServiceCall> Calls(LoadedDocument document) => document.Role == "service"
        ? [.. documents.Documents.Where(other => other.Role == "client" && other.IsSubject).Select(other => new ServiceCall(document.Declared.Name, other.Declared.Name))]
        : [];

    // The file may allow changes of several documents: an entry is idle when it allows nothing in any of them.
    private IEnumerable<LintFinding> OfApprovals(List<DocumentCheck> checks)
    {
        var compared = checks.Where(check => check.Comparison is not null).ToList();
        if (compared.Count == 0 || project?.Approvals is not { } approvals)
            return [];

        var source = compared[0].Document.Source.Beside(approvals.Path, approvals.Text);
        return approvals.File.Findings.Concat(approvals.File.FindUnused([.. compared.Select(check => check.Comparison!)]))
            .Select(finding => Effective(compared[0].Set, source, finding)).OfType<LintFinding>();
    }

    private static IEnumerable<LintFinding> Shown(DocumentCheck check)
    {
        bool IsOpen(Finding finding) => check.Accepted?.File.Accepts(finding) != true;
        return check.Valid
            .Concat(RuleEngine.Shown(check.Company.Where(IsOpen)))
            .Concat(RuleEngine.Shown(check.Own.Where(IsOpen)))
            .Select(finding => Effective(check.Set, check.Document.Source, finding))
            .OfType<LintFinding>();
    }

    // What is wrong with the files themselves, and accepted findings of which nothing is left.
    private static IEnumerable<LintFinding> OfFiles(List<DocumentCheck> checks)
    {
        foreach (var group in checks.Where(check => check.OwnRules is not null).GroupBy(check => check.OwnRules!))
        {
            foreach (var finding in group.Key.File.Findings)
            {
                if (Effective(group.First().Set, group.Key.Source, finding) is { } shown)
                    yield return shown;
            }
        }

        foreach (var group in checks.Where(check => check.Accepted is not null).GroupBy(check => check.Accepted!))
        {
            var services = group.Select(check => check.Document.Declared.Namespace ?? check.Document.Declared.Name).ToList();
            var ran = RuleCatalogue.ConsistencyRules.Where(rule => group.First().Set.Effective(rule.Descriptor, rule.Descriptor.Severity) is not null)
                .Concat(group.First().OwnRules?.File.Rules ?? [])
                .Select(rule => rule.Descriptor.Name)
                .ToHashSet(StringComparer.Ordinal);
            var gone = group.Key.File.FindGone(services, ran, group.SelectMany(check => check.Company.Concat(check.Own)));
            foreach (var finding in group.Key.File.Findings.Concat(gone))
            {
                if (Effective(group.First().Set, group.Key.Source, finding) is { } shown)
                    yield return shown;
            }
        }
    }

    private static LintFinding? Effective(DocumentSettings set, SourceText source, Finding finding)
    {
        var rule = KnownRules.Of(finding.RuleId);
        return set.Effective(rule, finding.Severity) is { } severity and not Severity.Hidden ? new(source, rule, finding, severity) : null;
    }

    private sealed record DocumentCheck(
        LoadedDocument Document,
        DocumentSettings Set,
        IReadOnlyList<Finding> Valid,
        IReadOnlyList<Finding> Company,
        IReadOnlyList<Finding> Own,
        CompanyFile? OwnRules,
        FindingsFile? Accepted)
    {
        public Comparison? Comparison { get; init; }
    }
}

/// <summary>What was found.</summary>
/// <param name="Findings">What is to be shown, by file, then by place.</param>
/// <param name="Acceptable">Everything that a file of accepted findings can hold, accepted findings included.</param>
internal sealed record LintResult(IReadOnlyList<LintFinding> Findings, IReadOnlyList<Finding> Acceptable);
