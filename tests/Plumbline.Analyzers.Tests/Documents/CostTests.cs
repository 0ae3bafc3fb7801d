using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Analyzers.Documents;
using Plumbline.Analyzers.Drift;
using Plumbline.Analyzers.Tests.Harness;

namespace Plumbline.Analyzers.Tests.Documents;

/// <summary>What analyzers cost, as far as no clock is needed to say it; docs/performance.md has what a clock says.</summary>
public sealed class CostTests
{
    private static readonly Type[] s_types = [.. typeof(SwitchAnalyzer).Assembly.GetTypes().Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)];

    public static TheoryData<string> Analyzers => [.. s_types.Where(type => !type.IsSubclassOf(typeof(DiagnosticSuppressor))).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Analyzers))]
    public void No_analyzer_looks_at_emitted_code_and_all_run_side_by_side(string name)
    {
        var context = new Recorder();
        Create(name).Initialize(context);

        // Most of a project may be emitted.
        Assert.Equal(GeneratedCodeAnalysisFlags.None, context.GeneratedCode);
        Assert.True(context.IsConcurrent);
    }

    [Theory]
    [MemberData(nameof(Analyzers))]
    public async Task Without_a_document_nothing_looks_at_calls_or_properties(string name)
    {
        var actions = await ActionsAsync(new TestProject().WithCode("class C { int M(string s) => s.Length; }"), Create(name));

        // A switch over an enum of a referenced contract has no document here, a property of it may be personal.
        if (name is not (nameof(SwitchAnalyzer) or nameof(PersonalDataAnalyzer)))
            Assert.Equal(0, actions.OperationActionsCount + actions.OperationBlockActionsCount + actions.OperationBlockStartActionsCount);

        Assert.Equal(0, actions.SyntaxNodeActionsCount + actions.SyntaxTreeActionsCount + actions.SemanticModelActionsCount + actions.AdditionalFileActionsCount);
    }

    [Fact]
    public async Task Without_a_released_document_nothing_is_compared() =>
        Assert.Equal(0, (await ActionsAsync(Shapes.Project(), new ChangeAnalyzer())).AdditionalFileActionsCount);

    [Fact]
    public void Nothing_is_bound_for_a_role_that_no_document_has()
    {
        var documents = Documents(Shapes.Project());
        Assert.Empty(documents.Called.Resources);
        Assert.False(documents.IsBound);
        Assert.NotEmpty(documents.Served.Resources);
        Assert.True(documents.IsBound);

        var imported = Documents(new TestProject().WithDocument(Shapes.Document, role: "import"));
        Assert.Empty(imported.Served.Resources);
        Assert.Empty(imported.Called.Resources);
        Assert.Empty(imported.Consumed);
        Assert.False(imported.IsBound);
    }

    [Fact]
    public void An_edit_of_code_binds_nothing_anew()
    {
        var project = Shapes.Project();
        var before = Documents(project);
        var bound = before.Project;

        Assert.Same(bound, Documents(project.WithCode("class C;")).Project);
    }

    private static DiagnosticAnalyzer Create(string name) => (DiagnosticAnalyzer)Activator.CreateInstance(s_types.Single(type => type.Name == name))!;

    private static async Task<Microsoft.CodeAnalysis.Diagnostics.Telemetry.AnalyzerTelemetryInfo> ActionsAsync(TestProject project, DiagnosticAnalyzer analyzer)
    {
        var severities = analyzer.SupportedDiagnostics.Select(rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Warn)).DistinctBy(pair => pair.Key).ToImmutableDictionary();
        var compilation = project.Compile();
        var analyzed = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(severities))
            .WithAnalyzers([analyzer], new CompilationWithAnalyzersOptions(new AnalyzerOptions([.. project.Files], project.Options), null, concurrentAnalysis: true, logAnalyzerExecutionTime: true));
        await analyzed.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return await analyzed.GetAnalyzerTelemetryInfoAsync(analyzer, TestContext.Current.CancellationToken);
    }

    private static ProjectDocuments Documents(TestProject project) =>
        ProjectDocuments.Of(new AnalyzerOptions([.. project.Files], project.Options), project.Compile(), TestContext.Current.CancellationToken);

    /// <summary>Notes what an analyzer asks for.</summary>
    private sealed class Recorder : AnalysisContext
    {
        public GeneratedCodeAnalysisFlags? GeneratedCode { get; private set; }

        public bool IsConcurrent { get; private set; }

        public override void ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags analysisMode) => GeneratedCode = analysisMode;

        public override void EnableConcurrentExecution() => IsConcurrent = true;

        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) { }

        public override void RegisterCodeBlockStartAction<TLanguageKindEnum>(Action<CodeBlockStartAnalysisContext<TLanguageKindEnum>> action) { }

        public override void RegisterCompilationAction(Action<CompilationAnalysisContext> action) { }

        public override void RegisterCompilationStartAction(Action<CompilationStartAnalysisContext> action) { }

        public override void RegisterOperationAction(Action<OperationAnalysisContext> action, ImmutableArray<OperationKind> operationKinds) { }

        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) { }

        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) { }

        public override void RegisterSyntaxNodeAction<TLanguageKindEnum>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TLanguageKindEnum> syntaxKinds) { }

        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) { }
    }
}
