using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;

namespace Plumbline.Spec.Rules.Accepting;

/// <summary>Writes the findings file: one entry a line, sorted, so that two branches merge.</summary>
public static class AcceptedFindingsText
{
    /// <summary>The file that accepts findings; those of rules that are always on are left out, because nobody can accept them.</summary>
    /// <param name="findings">The findings, of any number of documents, in any order.</param>
    public static string Write(IEnumerable<Finding> findings) => Write(findings.Select(AcceptedFinding.Of).OfType<AcceptedFinding>());

    /// <summary>The whole file; <see cref="AcceptedFindingsFile.Read"/> reads it back.</summary>
    /// <param name="findings">The entries, in any order.</param>
    public static string Write(IEnumerable<AcceptedFinding> findings)
    {
        var entries = findings
            .Distinct()
            .OrderBy(finding => finding.Service, StringComparer.Ordinal)
            .ThenBy(finding => finding.Rule, StringComparer.Ordinal)
            .ThenBy(finding => finding.What, StringComparer.Ordinal)
            .ThenBy(finding => finding.Fingerprint, StringComparer.Ordinal)
            .Select(Entry)
            .ToList();
        return entries.Count == 0 ? "{\n  \"findings\": []\n}\n" : $"{{\n  \"findings\": [\n{string.Join(",\n", entries)}\n  ]\n}}\n";
    }

    private static string Entry(AcceptedFinding finding) =>
        $"    {{ \"fingerprint\": {JsonQuote.Of(finding.Fingerprint)}, \"rule\": {JsonQuote.Of(finding.Rule)}, "
        + $"\"service\": {JsonQuote.Of(finding.Service)}, \"what\": {JsonQuote.Of(finding.What)} }}";
}
