using Plumbline.Generator.CSharp;
using Plumbline.Generator.Pipeline;
using Plumbline.Spec.Diff;
using Plumbline.Spec.Rules;

namespace Plumbline.Analyzers.Documents;

/// <summary>Finds what a document was when it was last released.</summary>
internal static class Baselines
{
    /// <summary>The baselines of a document that this project owns, the last release first.</summary>
    /// <param name="all">All documents.</param>
    /// <param name="document">The document.</param>
    /// <returns>None where the project only uses the document, or has no baseline of it.</returns>
    public static IReadOnlyList<ReadDocument> Find(IReadOnlyList<ReadDocument> all, ReadDocument document)
    {
        if (document.Declared.Role is not (DocumentRole.Service or DocumentRole.Contract))
            return [];

        var service = document.Document.Service;
        var baselines = all.Where(d => d.Declared.Role == DocumentRole.Baseline).ToList();

        // The namespace first; the name too, because a change of namespace is a change to report.
        var own = baselines.Where(b => b.Document.Service.Namespace is { } name && name == service.Namespace).ToList();
        return [.. (own.Count > 0 ? own : baselines.Where(b => b.Document.Service.Name == service.Name)).OrderByDescending(Order, Release.Order)];
    }

    /// <summary>What a baseline was released as: its own version, else the one in its file's name.</summary>
    /// <param name="baseline">The baseline.</param>
    public static string? ReleasedAs(ReadDocument baseline) => baseline.Document.Service.Version ?? Release.VersionIn(FileName(baseline));

    /// <summary>How the company wants documents compared.</summary>
    /// <param name="settings">Its settings.</param>
    public static ComparisonOptions Options(RuleOptions settings) => new()
    {
        ReleasedAs = settings.Text("plumbline_released_as", "") is { Length: > 0 } version ? version : null,
        Source = settings.Text("plumbline_source_compatibility", "warn").ToLowerInvariant() switch
        {
            "ignore" => SourceCompatibility.Ignore,
            "enforce" => SourceCompatibility.Enforce,
            _ => SourceCompatibility.Warn,
        },
    };

    private static string Order(ReadDocument baseline) => baseline.Document.Service.Version ?? FileName(baseline);

    private static string FileName(ReadDocument document) => System.IO.Path.GetFileName(document.Declared.Path);
}
