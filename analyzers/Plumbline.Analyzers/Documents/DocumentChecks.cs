using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Generator.CSharp;
using Plumbline.Generator.Pipeline;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules;
using Plumbline.Spec.Rules.Accepting;

namespace Plumbline.Analyzers.Documents;

/// <summary>What a set of rules finds in the documents that a project owns; found once, whoever asks first.</summary>
internal sealed class DocumentChecks
{
    private readonly ProjectDocuments _documents;
    private readonly AnalyzerOptions _options;
    private readonly IReadOnlyList<Rule> _rules;
    private readonly ImmutableArray<CompanyRules> _company;
    private readonly CancellationToken _cancellationToken;
    private readonly Lazy<ImmutableArray<DocumentCheck>> _all;

    /// <summary>Rules over the documents of a project.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="options">Additional files and settings.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="company">The company's own rules, whose keys suppressions may name.</param>
    /// <param name="cancellationToken">Stops the checks.</param>
    public DocumentChecks(ProjectDocuments documents, AnalyzerOptions options, IReadOnlyList<Rule> rules, ImmutableArray<CompanyRules> company, CancellationToken cancellationToken)
    {
        _documents = documents;
        _options = options;
        _rules = rules;
        _company = company;
        _cancellationToken = cancellationToken;
        _all = new(() => [.. Check()]);
    }

    /// <summary>Reports what is to be said at an additional file: findings in a document, or what is wrong with a file of accepted findings.</summary>
    /// <param name="file">The file.</param>
    /// <param name="report">Receives it.</param>
    public void Report(AdditionalText file, Action<Diagnostic> report)
    {
        foreach (var check in _all.Value.Where(check => check.Document.File.Text == file))
        {
            foreach (var finding in RuleEngine.Shown(check.Found.Where(finding => check.Accepted?.File.Accepts(finding) != true)))
                report(DocumentFinding.From(check.Document, finding).ToDiagnostic());
        }
    }

    /// <summary>Reports accepted findings of which nothing is left.</summary>
    /// <param name="file">A file of accepted findings.</param>
    /// <param name="withProblems">Whether to report what is wrong with the file itself, too.</param>
    /// <param name="report">Receives it.</param>
    public void ReportAccepted(AdditionalText file, bool withProblems, Action<Diagnostic> report)
    {
        var checks = _all.Value.Where(check => check.Accepted?.Path == file.Path).ToList();
        if (checks.Count == 0)
            return;

        var accepted = checks[0].Accepted!;
        var rules = new HashSet<string>(_rules.Select(rule => rule.Descriptor.Name), StringComparer.Ordinal);
        var services = checks.Select(check => check.Document.Document.Service).Select(service => service.Namespace ?? service.Name).ToList();
        var gone = accepted.File.FindGone(services, rules, checks.SelectMany(check => check.Found));
        foreach (var finding in (withProblems ? accepted.File.Findings : []).Concat(gone))
            report(DocumentFinding.From(accepted.Path, accepted.Text, finding).ToDiagnostic());
    }

    // Imported documents are judged where they are written.
    private IEnumerable<DocumentCheck> Check()
    {
        var keys = _company.SelectMany(company => company.File.Rules).Select(rule => rule.Descriptor.Key!).ToList();
        var called = _documents.All.Where(document => document.Declared.Role == DocumentRole.Client).Select(document => document.Document.Service.Name).ToList();
        for (var i = 0; i < _documents.Checked.Documents.Count; i++)
        {
            var document = _documents.Checked.Documents[i];
            if (document.Declared.Role is not (DocumentRole.Service or DocumentRole.Contract))
                continue;

            var options = RuleOptionsReader.Read(_options.AnalyzerConfigOptionsProvider, document.File.Text);
            var input = _documents.Checked.Input(i) with
            {
                Options = options,
                Today = Today(options),
                CompanyKeys = keys,
                Calls = document.Declared.Role == DocumentRole.Service ? [.. called.Select(name => new ServiceCall(document.Document.Service.Name, name))] : [],
            };
            yield return new(document, RuleEngine.Find(_rules, input, _cancellationToken), Accepted(document.Declared.Path, keys));
        }
    }

    private AcceptedFindings? Accepted(string documentPath, List<string> companyKeys) =>
        SettingsFiles.Nearest(_options.AdditionalFiles, AcceptedFindingsFile.FileName, documentPath) is { } file && file.GetText(_cancellationToken) is { } text
            ? new(file.Path, text, AcceptedFindingsFile.Read(text.ToString(), companyKeys, _cancellationToken))
            : null;

    // Suppressions may expire. A company that builds old commits again says which day it is.
    private static string Today(RuleOptions options) =>
        options.Text("plumbline_today", DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}

/// <summary>What was found in a document.</summary>
/// <param name="Document">The document.</param>
/// <param name="Found">Every finding, accepted ones included.</param>
/// <param name="Accepted">The file that accepts some of them; null where there is none.</param>
internal sealed record DocumentCheck(ReadDocument Document, EquatableArray<Finding> Found, AcceptedFindings? Accepted);
