using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Plumbline.Drift.Tests.Building;
using Plumbline.Drift.Tests.Table;
using Plumbline.Generator.Pipeline;

namespace Plumbline.Drift.Tests.Fixing;

/// <summary>Applies a fix to a copy as an editor does: the copy's project is opened, analyzed, and what the fix changes is saved.</summary>
internal static class FixedCopy
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers =
    [
        .. Assembly.Load("Plumbline.Analyzers").GetTypes()
            .Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>Applies a fix to the first finding that it is for.</summary>
    /// <param name="clean">A copy that built.</param>
    /// <param name="copy">The copy to fix.</param>
    /// <param name="fix">The fix.</param>
    public static async Task ApplyAsync(SampleCopy clean, SampleCopy copy, Fix fix)
    {
        var call = CompilerCall.Read(clean, copy);
        var trees = call.Sources.Select(path => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(path)), call.Arguments.ParseOptions, path)).ToList();
        var references = call.Arguments.MetadataReferences.Select(r => MetadataReference.CreateFromFile(r.Reference)).ToList();
        var input = CSharpCompilation.Create(copy.Service, trees, references, call.Arguments.CompilationOptions);
        var driver = CSharpGeneratorDriver.Create([new PlumblineGenerator().AsSourceGenerator()], call.Files, call.Arguments.ParseOptions, call.Options);
        driver.RunGeneratorsAndUpdateCompilation(input, out var compilation, out _, TestContext.Current.CancellationToken);
        var options = new AnalyzerOptions([.. call.Files], call.Options);
        var found = await compilation.WithAnalyzers(s_analyzers, options).GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        var finding = found.Where(d => d.Id == fix.Id).OrderBy(d => d.Location.SourceSpan.Start).FirstOrDefault();
        Assert.True(finding is not null, $"nothing says {fix.Id}: {string.Join('\n', found.Where(d => d.Severity == DiagnosticSeverity.Error))}");

        using var workspace = new AdhocWorkspace();
        var project = Open(workspace, copy, compilation, call, references);
        var action = await FindAsync(project, finding, fix);
        Assert.True(action is not null, $"{fix.Name} offers nothing for {finding}");
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        await SaveAsync(project, operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!);
    }

    private static Project Open(AdhocWorkspace workspace, SampleCopy copy, Compilation compilation, CompilerCall call, IEnumerable<MetadataReference> references)
    {
        var id = ProjectId.CreateNewId();
        DocumentInfo Document(string path, SourceText text) =>
            DocumentInfo.Create(DocumentId.CreateNewId(id), Path.GetFileName(path), loader: TextLoader.From(TextAndVersion.Create(text, default)), filePath: path);
        return workspace.AddProject(ProjectInfo.Create(
            id, default, copy.Service, copy.Service, LanguageNames.CSharp, filePath: copy.ProjectFile,
            compilationOptions: compilation.Options, parseOptions: call.Arguments.ParseOptions,
            documents: compilation.SyntaxTrees.Select(tree => Document(tree.FilePath, tree.GetText(TestContext.Current.CancellationToken))),
            additionalDocuments: call.Files.Select(file => Document(file.Path, file.GetText(TestContext.Current.CancellationToken)!)),
            metadataReferences: references));
    }

    private static async Task<CodeAction?> FindAsync(Project project, Diagnostic finding, Fix fix)
    {
        var path = finding.Location.GetLineSpan().Path;
        var document = project.Documents.Cast<TextDocument>().Concat(project.AdditionalDocuments).Single(d => d.FilePath == path);
        var actions = new List<CodeAction>();
        await fix.Provider.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        return fix.Key is null ? actions.SingleOrDefault() : actions.SingleOrDefault(a => a.EquivalenceKey == fix.Key);
    }

    private static async Task SaveAsync(Project before, Project after)
    {
        var changes = after.GetChanges(before);
        var ids = changes.GetChangedDocuments().Concat(changes.GetAddedDocuments()).Select(id => (TextDocument)after.GetDocument(id)!)
            .Concat(changes.GetChangedAdditionalDocuments().Concat(changes.GetAddedAdditionalDocuments()).Select(id => after.GetAdditionalDocument(id)!));
        foreach (var document in ids)
            await File.WriteAllTextAsync(document.FilePath!, (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
    }
}
