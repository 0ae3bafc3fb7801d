using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Plumbline.Analyzers.Tests.Harness;

/// <summary>What the compiler hands to analyzers of MSBuild and rulesets.</summary>
internal sealed class TestOptions(
    IReadOnlyDictionary<string, string> roles, IEnumerable<(string Key, string Value)> settings, IEnumerable<(string Path, string Key, string Value)> exceptions)
    : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } =
        new Options([.. settings, ("build_property.RootNamespace", "Project")]);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options([]);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        new Options(exceptions.Where(exception => exception.Path == textFile.Path).Select(exception => (exception.Key, exception.Value))
            .Concat(roles.TryGetValue(textFile.Path, out var role) ? [("build_metadata.AdditionalFiles.PlumblineRole", role)] : []));

    private sealed class Options(IEnumerable<(string Key, string Value)> values) : AnalyzerConfigOptions
    {
        private readonly Dictionary<string, string> _values = values.ToDictionary(v => v.Key, v => v.Value, KeyComparer);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => _values.TryGetValue(key, out value);
    }
}
