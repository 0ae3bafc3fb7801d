using Plumbline.Generator.CSharp;
using Plumbline.Generator.Pipeline;
using Plumbline.Spec.Diff;
using Plumbline.Spec.Rules;

namespace Plumbline.Analyzers.Documents;

/// <summary>Finds what a document was when it was last released.</summary>
internal static class Baselines
{
    /// <summary>The baseline of a document that this project owns.</summary>
    /// <param name="all">All documents.</param>
    /// <param name="document">The document.</param>
    /// <returns>Null where the project only uses the document, or has no baseline of it.</returns>
    public static ReadDocument? Find(IReadOnlyList<ReadDocument> all, ReadDocument document)
    {
        if (document.Declared.Role is not (DocumentRole.Service or DocumentRole.Contract))
            return null;

        var baselines = all.Where(d => d.Declared.Role == DocumentRole.Baseline).ToList();
        var service = document.Document.Service;

        // The namespace first; the name too, because a change of namespace is a change to report.
        return baselines.Find(b => b.Document.Service.Namespace is { } name && name == service.Namespace)
            ?? baselines.Find(b => b.Document.Service.Name == service.Name);
    }

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
}
