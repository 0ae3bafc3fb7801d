using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Analyzers.Documents;
using Plumbline.Benchmarks.Measuring;
using Plumbline.Generator.Pipeline;

namespace Plumbline.Benchmarks.Generators;

/// <summary>A project with one document, in the compiler's own driver.</summary>
internal sealed class GeneratorLab
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp13);
    private static readonly DocumentOptions s_options = new();

    private static readonly MetadataReference[] s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    private readonly DocumentFile _document;
    private readonly DocumentFile _edited;
    private readonly CSharpCompilation _compilation;
    private int _unknown;

    /// <summary>Sets up a project.</summary>
    /// <param name="text">The document.</param>
    /// <param name="role">What it is to the project.</param>
    public GeneratorLab(string text, string role)
    {
        _document = new("/project/api.json", role, text);
        _edited = new("/project/api.json", role, Edit(text));
        _compilation = CSharpCompilation.Create(
            "Project", [CSharpSyntaxTree.ParseText("namespace Project;", s_parse)], s_references, new(OutputKind.DynamicallyLinkedLibrary));
        if (Size().Files < 10)
            throw new InvalidOperationException("Nothing is emitted for the document, so there is nothing to measure; look at its findings.");
    }

    /// <summary>Runs with nothing known; nanoseconds of processor time.</summary>
    public double Cold()
    {
        var driver = Driver(Unknown());
        var start = ThreadClock.Now();
        driver.RunGenerators(_compilation);
        return ThreadClock.Now() - start;
    }

    /// <summary>Runs after one field of one model got another name, and back, several times; nanoseconds each.</summary>
    /// <param name="rounds">How often.</param>
    public IEnumerable<double> EditField(int rounds)
    {
        var driver = Driver(_document).RunGenerators(_compilation);
        var (now, next) = (_document, _edited);
        for (var i = 0; i < rounds; i++)
        {
            var fresh = new DocumentFile(next.Path, next.Role, next.GetText().ToString());
            driver = driver.ReplaceAdditionalText(now, fresh);
            var start = ThreadClock.Now();
            driver = driver.RunGenerators(_compilation);
            yield return ThreadClock.Now() - start;
            (now, next) = (fresh, now);
        }
    }

    /// <summary>Runs after an edit of C# that has nothing to do with the document, several times; nanoseconds each.</summary>
    /// <param name="rounds">How often.</param>
    public IEnumerable<double> EditCode(int rounds)
    {
        var driver = Driver(_document).RunGenerators(_compilation);
        for (var i = 0; i < rounds; i++)
        {
            var edited = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText($"// edit {i}", s_parse));
            var start = ThreadClock.Now();
            driver = driver.RunGenerators(edited);
            yield return ThreadClock.Now() - start;
        }
    }

    /// <summary>How many files the edit of a field emits anew, and of how many.</summary>
    public (int Anew, int All) FilesAfterEdit()
    {
        var driver = Driver(_document, track: true).RunGenerators(_compilation);
        var before = driver.GetRunResult().Results.Single().GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText);
        var after = driver.ReplaceAdditionalText(_document, _edited).RunGenerators(_compilation).GetRunResult().Results.Single();
        return (after.GeneratedSources.Count(s => !before.TryGetValue(s.HintName, out var text) || !ReferenceEquals(text, s.SourceText)), before.Count);
    }

    /// <summary>The lines and characters that are emitted.</summary>
    public (int Files, int Lines, int Characters) Size()
    {
        var sources = Driver(_document).RunGenerators(_compilation).GetRunResult().Results.Single().GeneratedSources;
        return (sources.Length, sources.Sum(s => s.SourceText.Lines.Count), sources.Sum(s => s.SourceText.Length));
    }

    /// <summary>What the analyzers of documents take; nanoseconds.</summary>
    public double Analyze()
    {
        var fresh = Unknown();
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new ConsistencyAnalyzer(), new ChangeAnalyzer()];
        var options = new AnalyzerOptions([fresh], s_options);
        var run = _compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(options, null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        var start = Environment.CpuUsage.TotalTime;
        run.GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        return (Environment.CpuUsage.TotalTime - start).TotalNanoseconds;
    }

    // By a file's path an earlier reading of it is found: nothing is known of this one.
    private DocumentFile Unknown() => new($"/project{_unknown++}/api.json", _document.Role, _document.GetText().ToString());

    private static CSharpGeneratorDriver Driver(DocumentFile document, bool track = false) => CSharpGeneratorDriver.Create(
        [new PlumblineGenerator().AsSourceGenerator()],
        [document],
        s_parse,
        s_options,
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: track));

    // The second field of a model in the middle, which only few name.
    private static string Edit(string text)
    {
        var model = text.IndexOf("\"fields\"", text.IndexOf("\"models\"", StringComparison.Ordinal) + (text.Length / 4), StringComparison.Ordinal);
        var field = text.IndexOf("\"name\": \"", text.IndexOf("\"id\"", model, StringComparison.Ordinal), StringComparison.Ordinal) + "\"name\": \"".Length;
        return text.Insert(field, "new_");
    }
}
