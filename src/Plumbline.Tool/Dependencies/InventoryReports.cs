using System.Globalization;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Reporting;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Tool.Dependencies;

/// <summary>Writes what projects depend on, and what of it deserves a look.</summary>
/// <param name="inventories">The projects.</param>
/// <param name="findings">What deserves a look.</param>
/// <param name="unchecked">What nobody was asked about; null where everything was.</param>
/// <param name="withAlong">Whether packages that come along with others are listed.</param>
internal sealed class InventoryReports(IReadOnlyList<ProjectInventory> inventories, IReadOnlyList<DependencyFinding> findings, string? @unchecked, bool withAlong) : FormattedReport
{
    private IEnumerable<PackageUse> Listed(ProjectInventory inventory) => inventory.Packages.Where(package => withAlong || package.By is not null);

    private static string Versions(PackageUse package) =>
        package.Version.Length == 0 ? "without a version"
        : package.Resolved is { } taken && package.Asked is { Length: > 0 } asked && asked != taken ? $"{taken} (asked for {asked})"
        : package.Version;

    protected override void WriteText(ToolOutput output)
    {
        foreach (var inventory in inventories)
        {
            output.Write(SafeText.Line(inventory.Project.Name), Tone.Strong);
            output.WriteLine(inventory.IsRestored || inventory.Packages.Count == 0 ? "" : " (not restored: versions are those asked for)", Tone.Faint);
            foreach (var package in Listed(inventory))
            {
                output.Write($"  package   {SafeText.Line(package.Name)} {SafeText.Line(Versions(package))}");
                output.WriteLine(package.By is null ? " (comes along)" : package.By == inventory.Project.Name ? "" : $" (by {SafeText.Line(package.By)})", Tone.Faint);
            }

            foreach (var document in inventory.Documents)
            {
                output.Write($"  {document.Role,-8}  {SafeText.Line(document.Path)} {SafeText.Line(document.Name)}{(document.Version is { } version ? " " + SafeText.Line(version) : "")}");
                output.WriteLine($" {document.Fingerprint}", Tone.Faint);
                foreach (var import in document.Imports)
                    output.WriteLine($"    imports {SafeText.Line(import.Path ?? import.Uri)} {import.Fingerprint ?? "which is not there"}", Tone.Faint);
            }
        }

        output.WriteLine();
        foreach (var finding in findings)
        {
            var tone = finding.Severity switch { Severity.Error => Tone.Bad, Severity.Warning => Tone.Doubtful, _ => Tone.Note };
            output.Write($"{SeverityWord.Of(finding.Severity)} {finding.Kind}", tone);
            output.WriteLine($": {SafeText.Line(finding.Message)}");
        }

        output.WriteLine(Summary(), findings.Any(f => f.Severity == Severity.Error) ? Tone.Bad : findings.Count > 0 ? Tone.Doubtful : Tone.Good);
        if (@unchecked is not null)
            output.WriteLine(@unchecked, Tone.Faint);
    }

    private string Summary()
    {
        static string? Part(int count, string noun) => count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
        var parts = new[]
        {
            Part(findings.Count(f => f.Severity == Severity.Error), "error"),
            Part(findings.Count(f => f.Severity == Severity.Warning), "warning"),
            Part(findings.Count(f => f.Severity == Severity.Info), "remark"),
        }.OfType<string>().ToList();
        return $"{(parts.Count == 0 ? "nothing to report" : string.Join(", ", parts))} in {inventories.Count} {(inventories.Count == 1 ? "project" : "projects")}";
    }

    protected override JsonValue Json() => Object(
        ("unchecked", TextOrNothing(@unchecked)),
        ("projects", Array(inventories.Select(Json))),
        ("findings", Array(findings.Select(finding => Object(
            ("kind", Text(finding.Kind)),
            ("severity", Text(SeverityWord.Of(finding.Severity))),
            ("file", Text(finding.File)),
            ("message", Text(finding.Message)))))));

    private JsonValue Json(ProjectInventory inventory) => Object(
        ("name", Text(inventory.Project.Name)),
        ("project", Text(inventory.Project.Path)),
        ("restored", inventory.IsRestored ? True : False),
        ("packages", Array(Listed(inventory).Select(package => Object(
            ("name", Text(package.Name)),
            ("asked", TextOrNothing(package.Asked)),
            ("resolved", TextOrNothing(package.Resolved)),
            ("by", TextOrNothing(package.By)))))),
        ("documents", Array(inventory.Documents.Select(Json))));

    private static JsonValue Json(DocumentUse document) => Object(
        ("path", Text(document.Path)),
        ("role", Text(document.Role)),
        ("name", Text(document.Name)),
        ("version", TextOrNothing(document.Version)),
        ("fingerprint", Text(document.Fingerprint)),
        ("imports", Array(document.Imports.Select(import => Object(
            ("uri", Text(import.Uri)),
            ("path", TextOrNothing(import.Path)),
            ("fingerprint", TextOrNothing(import.Fingerprint)))))));

    protected override void WriteMarkdown(ToolOutput output)
    {
        output.WriteLine($"**{Summary()}**");
        if (@unchecked is not null)
            output.WriteLine($"\n{SafeText.Markdown(@unchecked)}");
        if (findings.Count > 0)
        {
            output.WriteLine("\n| severity | what | finding |");
            output.WriteLine("|---|---|---|");
            foreach (var finding in findings)
                output.WriteLine($"| {SeverityWord.Of(finding.Severity)} | {finding.Kind} | {SafeText.Markdown(finding.Message)} |");
        }

        output.WriteLine("\n| project | what | name | version | fingerprint |");
        output.WriteLine("|---|---|---|---|---|");
        foreach (var inventory in inventories)
        {
            foreach (var package in Listed(inventory))
                output.WriteLine($"| {SafeText.Markdown(inventory.Project.Name)} | package | {SafeText.Markdown(package.Name)} | {SafeText.Markdown(Versions(package))} | |");
            foreach (var document in inventory.Documents)
                output.WriteLine($"| {SafeText.Markdown(inventory.Project.Name)} | {document.Role} | {SafeText.Markdown(document.Name)} | {SafeText.Markdown(document.Version ?? "")} | {document.Fingerprint} |");
        }
    }

    protected override void WriteGitHub(ToolOutput output)
    {
        foreach (var finding in findings)
            output.WriteLine($"::{SeverityWord.OfGitHub(finding.Severity)} file={GitHubReport.Property(finding.File)},title={finding.Kind}::{GitHubReport.Data(finding.Message)}");
    }
}
