using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;

namespace Plumbline.Spec.Rules;

/// <summary>Reads JSON files of the repository that are no documents: approvals, accepted findings, a company's rules.</summary>
internal static class SettingsFile
{
    /// <summary>Reads a file. Whatever is wrong with its JSON is reported as the file's own rule: the reader's are about documents.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="rule">The rule about the file.</param>
    /// <param name="findings">Where to report.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static JsonNode Read(string text, RuleDescriptor rule, FindingBag findings, CancellationToken cancellationToken)
    {
        var found = new FindingBag();
        var root = JsonReader.Read(text, found, cancellationToken);
        foreach (var finding in found.ToEquatableArray())
            findings.Report(rule, finding.Span, finding.Message);
        return root;
    }

    /// <summary>What to underline where a key is missing: the opening brace.</summary>
    /// <param name="node">The object that lacks it.</param>
    public static TextSpan Start(JsonNode node) => new(node.Span.Start, Math.Min(1, node.Span.Length));
}
