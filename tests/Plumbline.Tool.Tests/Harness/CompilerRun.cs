using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Analyzers.Documents;
using Plumbline.Generator.Pipeline;

namespace Plumbline.Tool.Tests.Harness;

/// <summary>What a build says about documents: the compiler itself, with the generator, the analyzers, and the compiler's own reading of settings.</summary>
internal sealed class CompilerRun(string folder)
{
    private readonly List<AnalyzerConfig> _configs = [];

    /// <summary>The documents, by path; the role is that of a service unless it says otherwise.</summary>
    public List<(string Path, string? Role, string? Uri)> Documents { get; } = [];

    /// <summary>The paths of further additional files.</summary>
    public List<string> Others { get; } = [];

    /// <summary>Adds a settings file.</summary>
    public CompilerRun WithSettings(string path)
    {
        _configs.Add(AnalyzerConfig.Parse(File.ReadAllText(path), path));
        return this;
    }

    /// <summary>Adds settings that lie nowhere.</summary>
    public CompilerRun WithSettings(string path, string text)
    {
        _configs.Add(AnalyzerConfig.Parse(text, path));
        return this;
    }

    /// <summary>The findings in the form of <c>--format compact</c>, sorted; what is about C# is left out.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        var set = AnalyzerConfigSet.Create(_configs);
        var files = Documents.Select(d => d.Path).Concat(Others).Select(path => new TextFile(path)).ToList();
        var provider = new Provider(set, Documents.ToDictionary(d => d.Path, d => (d.Role, d.Uri)));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
            .WithSyntaxTreeOptionsProvider(new Severities(set));
        var compilation = CSharpCompilation.Create("Project", [], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], options);
        var driver = CSharpGeneratorDriver.Create([new PlumblineGenerator().AsSourceGenerator()], files, CSharpParseOptions.Default, provider);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out _, out var fromGenerator, cancellationToken);

        var analyzers = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. files], provider), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var fromAnalyzer = await compilation.WithAnalyzers([new ConsistencyAnalyzer(), new CompanyRuleAnalyzer()], analyzers).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return [.. fromGenerator.Concat(fromAnalyzer)
            .Where(d => d.Severity > DiagnosticSeverity.Hidden && !d.Id.StartsWith("PLB00", StringComparison.Ordinal))
            .Select(Text)
            .Order(StringComparer.Ordinal)];
    }

    private string Text(Diagnostic diagnostic)
    {
        Assert.True(diagnostic.Location != Location.None, diagnostic.ToString());
        var place = diagnostic.Location.GetLineSpan();
        var (start, end) = (place.StartLinePosition, place.EndLinePosition);
        var word = diagnostic.Severity switch { DiagnosticSeverity.Error => "error", DiagnosticSeverity.Warning => "warning", _ => "info" };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetRelativePath(folder, place.Path)}({start.Line + 1},{start.Character + 1},{end.Line + 1},{end.Character + 1}): {word} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
    }

    private sealed class TextFile(string path) : AdditionalText
    {
        private readonly Microsoft.CodeAnalysis.Text.SourceText _text = Microsoft.CodeAnalysis.Text.SourceText.From(File.ReadAllText(path));

        public override string Path { get; } = path;

        public override Microsoft.CodeAnalysis.Text.SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class Severities(AnalyzerConfigSet set) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            set.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            set.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }

    private sealed class Provider(AnalyzerConfigSet set, Dictionary<string, (string? Role, string? Uri)> metadata) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } =
            new Options(set.GlobalConfigOptions.AnalyzerOptions.Add("build_property.RootNamespace", "Project"));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(ImmutableDictionary<string, string>.Empty);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
        {
            var own = set.GetOptionsForSourcePath(textFile.Path).AnalyzerOptions;
            if (!metadata.TryGetValue(textFile.Path, out var known))
                return new Options(own);

            var (role, uri) = known;
            own = own.SetItem("build_metadata.AdditionalFiles.PlumblineRole", role ?? "service");
            return new Options(uri is null ? own : own.SetItem("build_metadata.AdditionalFiles.PlumblineUri", uri));
        }
    }

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        private readonly ImmutableDictionary<string, string> _values = values.WithComparers(KeyComparer);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => _values.TryGetValue(key, out value);
    }
}
