using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Plumbline.Generator.Pipeline;

namespace Plumbline.Generator.Tests.Harness;

/// <summary>
/// One run of the generator over documents, with the checks that every run gets: the output compiles without a warning, an unrelated
/// C# edit leaves every step cached, a second run gives the same bytes, and no step holds on to compiler objects.
/// </summary>
internal sealed class GeneratorRun
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp13);
    private static readonly CSharpCompilationOptions s_compile = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999, generalDiagnosticOption: ReportDiagnostic.Error,
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]); // as the SDK does

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation input, CSharpCompilation output)
    {
        Driver = driver;
        Input = input;
        Output = output;
        Result = driver.GetRunResult().Results.Single();
    }

    public GeneratorDriver Driver { get; }

    public CSharpCompilation Input { get; }

    /// <summary>The project with everything emitted.</summary>
    public CSharpCompilation Output { get; }

    public GeneratorRunResult Result { get; }

    public ImmutableArray<Diagnostic> Findings => Result.Diagnostics;

    public string this[string hintName] => Result.GeneratedSources.Single(s => s.HintName == hintName).SourceText.ToString();

    /// <summary>Runs over documents that must be without error; every check applies.</summary>
    public static GeneratorRun Of(params TestDocument[] documents) => Of(References.Web, new TestOptions(("RootNamespace", "Project")), documents);

    /// <summary>Runs in a given kind of project; every check applies.</summary>
    public static GeneratorRun Of(IEnumerable<MetadataReference> references, TestOptions options, params TestDocument[] documents)
    {
        var run = Unchecked(references, options, documents);
        Assert.DoesNotContain(run.Findings, f => f.Severity == DiagnosticSeverity.Error);
        run.AssertCompiles();
        run.AssertCached();
        run.AssertRepeatable(documents, options);
        return run;
    }

    /// <summary>Runs without any check, for documents that are wrong.</summary>
    public static GeneratorRun Unchecked(IEnumerable<MetadataReference> references, TestOptions options, params TestDocument[] documents)
    {
        var input = CSharpCompilation.Create("Project", [CSharpSyntaxTree.ParseText("namespace Project;", s_parse)], references, s_compile);
        return Run(NewDriver(documents, options), input);
    }

    /// <summary>The same project after an edit of its documents.</summary>
    public GeneratorRun After(TestDocument before, TestDocument after) => Run(Driver.ReplaceAdditionalText(before, after), Input);

    /// <summary>The outcomes of a step, e.g. <c>["Cached", "Modified"]</c>, in order.</summary>
    public IEnumerable<IncrementalStepRunReason> Reasons(string trackingName) =>
        Result.TrackedSteps.TryGetValue(trackingName, out var steps) ? steps.SelectMany(s => s.Outputs).Select(o => o.Reason) : [];

    public void AssertCompiles()
    {
        var problems = WithNullableWarnings().GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && !IsOfReading(d)).ToList();
        Assert.True(problems.Count == 0, string.Join("\n", problems.Take(20).Select(p => $"{p} | {p.Location.SourceTree?.GetText().Lines[p.Location.GetLineSpan().StartLinePosition.Line]}")));
    }

    // A constructor that reads leaves out what the text leaves out; the runtime notes it, and what was read is not handed out then.
    private static bool IsOfReading(Diagnostic diagnostic) => diagnostic.Id == "CS8618"
        && diagnostic.Location.SourceTree!.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Contains("(ref global::Plumbline.Json.JsonReader reader", StringComparison.Ordinal);

    // Projects do not pay for looking for nulls in emitted code, because it is looked for here.
    private CSharpCompilation WithNullableWarnings()
    {
        var trees = Output.SyntaxTrees.Select(tree => (Tree: tree, Text: tree.ToString())).ToList();
        return Output.RemoveAllSyntaxTrees().AddSyntaxTrees(trees.Select(t => t.Text.Contains("\n#nullable disable warnings\n", StringComparison.Ordinal)
            ? CSharpSyntaxTree.ParseText(t.Text.Replace("\n#nullable disable warnings\n", "\n#nullable enable warnings\n", StringComparison.Ordinal), s_parse, t.Tree.FilePath)
            : t.Tree));
    }

    private static GeneratorRun Run(GeneratorDriver driver, CSharpCompilation input)
    {
        var after = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _, TestContext.Current.CancellationToken);
        var run = new GeneratorRun(after, input, (CSharpCompilation)output);
        Assert.Null(run.Result.Exception);
        return run;
    }

    private static CSharpGeneratorDriver NewDriver(TestDocument[] documents, TestOptions options) => CSharpGeneratorDriver.Create(
        [new PlumblineGenerator().AsSourceGenerator()],
        documents,
        s_parse,
        options,
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private void AssertCached()
    {
        var edited = Input.AddSyntaxTrees(CSharpSyntaxTree.ParseText("// an unrelated edit", s_parse));
        var second = Run(Driver, edited);
        foreach (var (name, steps) in second.Result.TrackedSteps.Where(s => !s.Key.StartsWith("Compilation", StringComparison.Ordinal) && OwnSteps.Contains(s.Key)))
        {
            foreach (var (value, reason) in steps.SelectMany(s => s.Outputs))
            {
                Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"step {name} is {reason} after an unrelated edit");
                ObjectGraph.AssertFree(value, name);
            }
        }

        foreach (var output in second.Result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs))
            Assert.Equal(IncrementalStepRunReason.Cached, output.Reason);
    }

    private void AssertRepeatable(TestDocument[] documents, TestOptions options)
    {
        var second = Run(NewDriver([.. documents.Select(d => d.In("/elsewhere"))], options), Input);
        Assert.Equal(
            Result.GeneratedSources.Select(s => (s.HintName, s.SourceText.ToString())),
            second.Result.GeneratedSources.Select(s => (s.HintName, s.SourceText.ToString())));
    }

    private static HashSet<string> OwnSteps { get; } =
        [.. typeof(TrackingNames).GetFields().Select(f => (string)f.GetRawConstantValue()!)];
}
