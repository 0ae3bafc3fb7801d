using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Fixing;

/// <summary>Knows the remedy of findings that have exactly one. Whether it is safe for those who use the document is for the comparison to say.</summary>
public static class DocumentFix
{
    /// <summary>The edits that correct a finding.</summary>
    /// <param name="document">The document.</param>
    /// <param name="text">Its text.</param>
    /// <param name="finding">The finding.</param>
    /// <returns>None where an author has to decide.</returns>
    public static IReadOnlyList<TextEdit> Find(Document document, string text, Finding finding) => finding.RuleId switch
    {
        "PLB4001" or "PLB4002" or "PLB4003" or "PLB4004" or "PLB4005" when Fact(finding, "name") is { } name =>
            DocumentRename.Find(document, text, finding.Span, finding.RuleId, name),
        RuleIds.ImportTrailingSlash or "PLB1054" => WithoutSlash(text, finding.Span, keep: 0),
        "PLB4009" => WithoutSlash(text, finding.Span, keep: 1),
        "PLB4020" or "PLB4021" or "PLB4022" when Fact(finding, "type") is { } type => Replace(text, finding.Span, type),
        "PLB4040" when Fact(finding, "discriminator") is { } discriminator => Replace(text, finding.Span, discriminator),
        "PLB4035" => One(DocumentRemoval.OfItem(text, document.Root, finding.Span, "imports")),
        "PLB4051" => One(DocumentRemoval.OfMember(text, document.Root, finding.Span, "description")),
        "PLB4190" => One(DocumentRemoval.OfSuppression(text, document.Root, finding.Span)),
        _ => [],
    };

    private static string? Fact(Finding finding, string name) => finding.Properties.FirstOrDefault(property => property.Name == name)?.Value;

    private static IReadOnlyList<TextEdit> One(TextEdit? edit) => edit is { } found ? [found] : [];

    // A whole text, and a type only where it is no list or map of another one.
    private static IReadOnlyList<TextEdit> Replace(string text, TextSpan span, string value) =>
        Content(text, span) is { } content && content.IndexOf('[') < 0 && DocumentRename.IsPlain(value) ? [new(span, "\"" + value + "\"")] : [];

    private static IReadOnlyList<TextEdit> WithoutSlash(string text, TextSpan span, int keep) =>
        Content(text, span) is { } content && content.Length > keep && content.EndsWith("/", StringComparison.Ordinal)
            ? [new(span, "\"" + content.Substring(0, keep) + content.Substring(keep).TrimEnd('/') + "\"")]
            : [];

    private static string? Content(string text, TextSpan span) =>
        span.Length >= 2 && span.End <= text.Length && text[span.Start] == '"' && text[span.End - 1] == '"' ? text.Substring(span.Start + 1, span.Length - 2) : null;
}
