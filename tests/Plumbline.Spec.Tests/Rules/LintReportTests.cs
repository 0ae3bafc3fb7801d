using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules;
using Plumbline.Tests.Shared;

namespace Plumbline.Spec.Tests.Rules;

/// <summary>
/// docs/contributing/lint-report.md: what the rules say about documents that people wrote. Written from the folder that PLUMBLINE_CORPUS
/// names, and compared with it where it is there. PLUMBLINE_ACCEPT_SNAPSHOTS=1 writes it anew; read what changed.
/// </summary>
public sealed class LintReportTests
{
    private static readonly string s_path = Repository.PathOf("docs/contributing/lint-report.md");

    [Fact]
    public void The_report_is_what_the_rules_say()
    {
        Assert.SkipWhen(Corpus.Root is null, "PLUMBLINE_CORPUS names no collection of documents.");

        var report = Report();
        if (Environment.GetEnvironmentVariable("PLUMBLINE_ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(s_path, report);

        Assert.Equal(report, File.ReadAllText(s_path).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Every_document_that_the_format_refuses_is_refused_for_what_the_catalogue_says()
    {
        Assert.SkipWhen(Corpus.Root is null, "PLUMBLINE_CORPUS names no collection of documents.");

        // Read one by one: which of our rules is the catalogue's check.
        var refused = Refused().ToDictionary(row => row.File, row => row.Findings);
        Assert.All(LintJudgements.Refused, expected =>
        {
            if (expected.Rule.Length == 0)
                Assert.Empty(refused[expected.File]);
            else
                Assert.Contains(refused[expected.File], found => found.Rule == expected.Rule && found.Text == expected.Underlined);
        });
        Assert.Equal(refused.Keys.Order(StringComparer.Ordinal), LintJudgements.Refused.Select(row => row.File).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_document_that_lost_its_fault_is_one_that_the_format_accepts()
    {
        Assert.SkipWhen(Corpus.Root is null, "PLUMBLINE_CORPUS names no collection of documents.");

        var lost = Assert.Single(LintJudgements.Refused, row => row.Rule.Length == 0).File;

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(Path.Combine(Corpus.Root, $"validation/invalid/{lost}"))), JsonNode.Parse(File.ReadAllText(Path.Combine(Corpus.Root, "validation/valid/v045.json")))));
    }

    [Theory]
    [InlineData("041.json", "\"path\": \"/:id\"", "\"path\": \"/:id\", \"responses\": { \"204\": \"unit\" }", "PLB1018", "\"unit\"")]
    [InlineData("043.json", "\"method\": \"\"", "\"method\": \"GET\", \"responses\": { \"def\": { \"type\": \"user\" } }", "PLB1039", "\"def\"")]
    public void With_its_fault_put_back_a_document_is_refused_for_what_the_catalogue_says(string file, string from, string to, string rule, string underlined)
    {
        Assert.SkipWhen(Corpus.Root is null, "PLUMBLINE_CORPUS names no collection of documents.");

        var text = File.ReadAllText(Path.Combine(Corpus.Root, $"validation/invalid/{file}")).Replace(from, to, StringComparison.Ordinal);
        var finding = Assert.Single(RuleRun.Read(text).Concat(RuleRun.Check(RuleCatalogue.ValidityRules, text)), finding => finding.Severity == Severity.Error);

        Assert.Equal((rule, underlined), (finding.RuleId, text.Substring(finding.Span.Start, finding.Span.Length)));
    }

    [Fact]
    public void Every_rule_has_been_judged()
    {
        var rules = RuleCatalogue.ConsistencyRules.Where(rule => !rule.Descriptor.Id.StartsWith("PLB419", StringComparison.Ordinal)).Select(rule => rule.Descriptor.Id);

        Assert.Equal(rules.Order(StringComparer.Ordinal), LintJudgements.Rules.Keys.Order(StringComparer.Ordinal));
    }

    private static string Report()
    {
        var report = new StringBuilder("""
            # What the rules say about documents that people wrote

            A collection of documents from public repositories lies beside some checkouts (`PLUMBLINE_CORPUS`). All of them are read with all
            consistency rules on and no settings. `LintReportTests` writes this page. The judgement of each rule comes from reading a sample of its
            findings; a rule that was wrong was mended, and its judgement says how. No document that the format accepts gets an error of validity
            (`CorpusTests` lists the documents that are wrong themselves).

            ## Consistency

            Documents of different owners, and versions of one, are seen together here as one project's, which no project has; rules across documents
            find more than they would at home.


            """.ReplaceLineEndings("\n"));
        var inputs = Corpus.Inputs("").Concat(Corpus.Inputs("imports")).ToList();
        var found = inputs
            .SelectMany(entry => RuleEngine.Find(RuleCatalogue.ConsistencyRules, entry.Input, TestContext.Current.CancellationToken).Select(finding => (entry.Path, finding.RuleId)))
            .ToLookup(entry => entry.RuleId, entry => entry.Path);
        report.Append(CultureInfo.InvariantCulture, $"{inputs.Count} documents, {found.Sum(rule => rule.Count())} findings.\n\n| rule | findings | documents | judged |\n|---|---|---|---|\n");
        foreach (var (id, judgement) in LintJudgements.Rules.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            var rule = RuleCatalogue.Descriptors.Single(rule => rule.Id == id);
            report.Append(CultureInfo.InvariantCulture, $"| [{id}](../rules/{id}.md) {rule.Title} | {found[id].Count()} | {found[id].Distinct().Count()} | {judgement} |\n");
        }

        report.Append("\n## What the format refuses\n\nEach document breaks one check of the format's own tests; the findings are ours.\n\n| document | the format says | we say, and underline |\n|---|---|---|\n");
        foreach (var (file, findings) in Refused())
        {
            var expected = Corpus.Table("validation/invalid/index.tsv").Single(row => row[0] == file)[1];
            var said = findings.Count == 0 ? "nothing: it lost its fault when it was cut out of its test, and is word for word one that the format accepts (v045.json); with its fault put back it is refused" : string.Join("<br>", findings.Select(f => $"{f.Rule} {Code(f.Text)} {Cell(f.Message)}"));
            report.Append(CultureInfo.InvariantCulture, $"| {file} | {Cell(expected)} | {said} |\n");
        }

        return report.ToString();
    }

    private static IEnumerable<(string File, IReadOnlyList<(string Rule, string Text, string Message)> Findings)> Refused()
    {
        foreach (var (path, document, input) in Corpus.Inputs("validation/invalid"))
        {
            var text = File.ReadAllText(path);
            var findings = document.Findings.Concat(RuleEngine.Run(RuleCatalogue.ValidityRules, input, TestContext.Current.CancellationToken))
                .Where(finding => finding.Severity == Severity.Error)
                .Select(finding => (finding.RuleId, text.Substring(finding.Span.Start, finding.Span.Length), finding.Message));
            yield return (Path.GetFileName(path), [.. findings]);
        }
    }

    private static string Code(string text) => $"`{string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}`";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
