using System.Globalization;
using Plumbline.Spec.Findings;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Linting;

namespace Plumbline.Tool.Reporting;

/// <summary>JUnit's XML: one suite a document, one case a finding; warnings and remarks pass, with their text.</summary>
internal sealed class JunitReport : IFindingReport
{
    /// <inheritdoc/>
    public void Write(IReadOnlyList<LintFinding> findings, int documents, ToolOutput output)
    {
        var failures = findings.Count(IsFailure);
        output.WriteLine("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        output.WriteLine(Invariant($"<testsuites name=\"plumbline\" tests=\"{Math.Max(findings.Count, 1)}\" failures=\"{failures}\">"));
        if (findings.Count == 0)
            output.WriteLine(Invariant($"  <testsuite name=\"plumbline\" tests=\"1\" failures=\"0\"><testcase classname=\"plumbline\" name=\"{documents} documents in order\"/></testsuite>"));

        foreach (var document in findings.GroupBy(f => f.Source.Path))
        {
            var path = SafeText.Markup(document.Key);
            output.WriteLine(Invariant($"  <testsuite name=\"{path}\" tests=\"{document.Count()}\" failures=\"{document.Count(IsFailure)}\">"));
            foreach (var finding in document)
                WriteCase(finding, path, output);
            output.WriteLine("  </testsuite>");
        }

        output.WriteLine("</testsuites>");
    }

    private static void WriteCase(LintFinding finding, string path, ToolOutput output)
    {
        var (line, column) = finding.Start;
        var message = SafeText.Markup(finding.Finding.Message);
        output.WriteLine(Invariant($"    <testcase classname=\"{path}\" name=\"{finding.Rule.Id} ({line},{column})\" file=\"{path}\" line=\"{line}\">"));
        output.WriteLine(IsFailure(finding)
            ? Invariant($"      <failure type=\"{finding.Rule.Id}\" message=\"{message}\">{path}({line},{column})</failure>")
            : Invariant($"      <system-out>{finding.Word}: {message}</system-out>"));
        output.WriteLine("    </testcase>");
    }

    private static bool IsFailure(LintFinding finding) => finding.Severity == Severity.Error;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
