using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Spec.Rules;

namespace Plumbline.Analyzers.Documents;

/// <summary>Reads the company's settings for a document: from <c>.editorconfig</c> sections that match its path, else from rulesets.</summary>
internal static class RuleOptionsReader
{
    /// <summary>The settings for a document.</summary>
    /// <param name="provider">Where they are.</param>
    /// <param name="text">The document.</param>
    public static RuleOptions Read(AnalyzerConfigOptionsProvider provider, AdditionalText text)
    {
        var own = provider.GetOptions(text);
        return new(key => own.TryGetValue(key, out var value) || provider.GlobalOptions.TryGetValue(key, out value) ? value : null);
    }
}
