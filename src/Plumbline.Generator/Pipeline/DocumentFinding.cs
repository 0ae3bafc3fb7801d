using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Plumbline.Spec.Findings;

namespace Plumbline.Generator.Pipeline;

/// <summary>A finding with its place as the compiler wants it.</summary>
/// <param name="Path">The document's path.</param>
/// <param name="Finding">The finding.</param>
/// <param name="Lines">The place by line and column, from zero.</param>
internal sealed record DocumentFinding(string Path, Finding Finding, LinePositionSpan Lines)
{
    /// <summary>Looks up the line of a finding.</summary>
    /// <param name="document">The document.</param>
    /// <param name="finding">The finding.</param>
    public static DocumentFinding From(ReadDocument document, Finding finding) =>
        From(document.Declared.Path, document.Text, finding);

    /// <summary>Looks up the line of a finding.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="text">Its text.</param>
    /// <param name="finding">The finding.</param>
    public static DocumentFinding From(string path, SourceText text, Finding finding) =>
        new(path, finding, text.Lines.GetLinePositionSpan(ToSpan(text, finding.Span)));

    /// <summary>The finding as a diagnostic in the document.</summary>
    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        RuleDescriptors.Of(Finding.RuleId),
        Location.Create(Path, new TextSpan(Finding.Span.Start, Finding.Span.Length), Lines),
        RuleDescriptors.ToSeverity(Finding.Severity),
        additionalLocations: null,
        Properties(),
        Finding.Message);

    // What an entry of plumbline.findings.json needs, for fixes.
    private ImmutableDictionary<string, string?> Properties()
    {
        var properties = Finding.Properties.ToImmutableDictionary(p => p.Name, p => (string?)p.Value);
        return Finding.Identity is { } identity
            ? properties.SetItem("accept", $"{identity.Fingerprint} {identity.Rule} {identity.Service} {identity.What}")
            : properties;
    }

    private static TextSpan ToSpan(SourceText text, Spec.Json.TextSpan span)
    {
        var start = Math.Min(Math.Max(span.Start, 0), text.Length);
        return TextSpan.FromBounds(start, Math.Min(Math.Max(span.End, start), text.Length));
    }
}
