using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Plumbline.Benchmarks.Generators;

/// <summary>What MSBuild tells the compiler about documents: their role.</summary>
internal sealed class DocumentOptions : AnalyzerConfigOptionsProvider
{
    private static readonly Values s_none = new(null);

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GlobalOptions => s_none;

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => s_none;

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(((DocumentFile)textFile).Role);

    private sealed class Values(string? role) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_metadata.AdditionalFiles.PlumblineRole" ? role : null;
            return value is not null;
        }
    }
}
