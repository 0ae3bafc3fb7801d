using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Plumbline.Analyzers.Tests.Harness;

/// <summary>Applies fixes to a project in memory, as an editor does.</summary>
internal static class FixRun
{
    /// <summary>Applies one fix for the first finding of an id, and returns the project as it is then.</summary>
    /// <param name="project">The project.</param>
    /// <param name="analyzer">What finds.</param>
    /// <param name="fix">What fixes.</param>
    /// <param name="id">The finding.</param>
    /// <param name="key">The action's equivalence key; null for the only one.</param>
    /// <param name="expectErrors">Whether a document may be wrong.</param>
    public static async Task<TestProject> ApplyAsync(TestProject project, DiagnosticAnalyzer analyzer, CodeFixProvider fix, string id, string? key = null, bool expectErrors = false)
    {
        var action = await FindAsync(project, analyzer, fix, id, key, expectErrors);
        Assert.NotNull(action);
        return await ApplyAsync(project, action);
    }

    /// <summary>Applies a fix to every finding of an id at once, and returns the project as it is then.</summary>
    public static async Task<TestProject> ApplyToAllAsync(TestProject project, DiagnosticAnalyzer analyzer, CodeFixProvider fix, string id, string key) =>
        (await ApplyToAllAsync(FixAllScope.Project, [project], analyzer, fix, id, key))[0];

    /// <summary>The same over several projects of a solution: over all of them, or over the first.</summary>
    public static async Task<IReadOnlyList<TestProject>> ApplyToAllAsync(
        FixAllScope scope, IReadOnlyList<TestProject> projects, DiagnosticAnalyzer analyzer, CodeFixProvider fix, string id, string key)
    {
        using var workspace = new AdhocWorkspace();
        var opened = projects.Select((project, i) => Open(workspace, project, $"Project{i}").Id).ToList().ConvertAll(opened => workspace.CurrentSolution.GetProject(opened)!);
        var findings = new Dictionary<ProjectId, List<Diagnostic>>();
        for (var i = 0; i < projects.Count; i++)
        {
            findings.Add(opened[i].Id, []);
            foreach (var finding in (await projects[i].AnalyzeAsync(analyzer)).Where(d => d.Id == id))
            {
                // The editor's documents have trees of their own.
                var tree = (await opened[i].Documents.Single(d => d.FilePath == finding.Location.SourceTree!.FilePath).GetSyntaxTreeAsync(TestContext.Current.CancellationToken))!;
                findings[opened[i].Id].Add(Diagnostic.Create(
                    finding.Descriptor.Id, finding.Descriptor.Category, finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), finding.Severity, finding.DefaultSeverity, true, 0,
                    location: Location.Create(tree, finding.Location.SourceSpan), additionalLocations: finding.AdditionalLocations, properties: finding.Properties));
            }
        }

        var document = opened[0].Documents.Single(d => d.FilePath == findings[opened[0].Id][0].Location.SourceTree!.FilePath);
        var context = new FixAllContext(document, fix, scope, key, [id], new Findings(findings), TestContext.Current.CancellationToken);
        var action = await fix.GetFixAllProvider()!.GetFixAsync(context);
        Assert.NotNull(action);
        var solution = await ChangeAsync(action);
        var changed = new List<TestProject>();
        for (var i = 0; i < projects.Count; i++)
            changed.Add(await ReadAsync(projects[i], solution.GetProject(opened[i].Id)!));

        return changed;
    }

    private static async Task<TestProject> ApplyAsync(TestProject project, CodeAction action)
    {
        return await ReadAsync(project, (await ChangeAsync(action)).Projects.Single());
    }

    private static async Task<Solution> ChangeAsync(CodeAction action) =>
        Assert.Single((await action.GetOperationsAsync(TestContext.Current.CancellationToken)).OfType<ApplyChangesOperation>()).ChangedSolution;

    /// <summary>The action that is on offer; null where none is.</summary>
    public static async Task<CodeAction?> FindAsync(TestProject project, DiagnosticAnalyzer analyzer, CodeFixProvider fix, string id, string? key = null, bool expectErrors = false)
    {
        var finding = (await project.AnalyzeAsync(expectErrors, analyzer)).First(d => d.Id == id);
        using var workspace = new AdhocWorkspace();
        var opened = Open(workspace, project);
        var path = finding.Location.GetLineSpan().Path;
        var document = opened.Documents.Cast<TextDocument>().Concat(opened.AdditionalDocuments).Single(d => d.FilePath == path);
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(document, finding, (action, _) => actions.Add(action), TestContext.Current.CancellationToken);
        await fix.RegisterCodeFixesAsync(context);
        return key is null ? actions.SingleOrDefault() : actions.SingleOrDefault(a => a.EquivalenceKey == key);
    }

    private static Project Open(AdhocWorkspace workspace, TestProject project, string name = "Project")
    {
        var id = ProjectId.CreateNewId();
        var documents = project.Compile(expectErrors: true).SyntaxTrees.Select((tree, i) => DocumentInfo.Create(
            DocumentId.CreateNewId(id), $"File{i}.cs", loader: TextLoader.From(TextAndVersion.Create(tree.GetText(TestContext.Current.CancellationToken), default)), filePath: tree.FilePath));
        var files = project.Files.Select(file => DocumentInfo.Create(
            DocumentId.CreateNewId(id), Path.GetFileName(file.Path), loader: TextLoader.From(TextAndVersion.Create(file.GetText(), default)), filePath: file.Path));

        // As the SDK hands metadata of files to the compiler.
        var roles = "is_global = true\n" + string.Concat(project.Files.Where(file => file.Role is not null).Select(file => $"[{file.Path}]\nbuild_metadata.AdditionalFiles.PlumblineRole = {file.Role}\n"));
        var settings = DocumentInfo.Create(
            DocumentId.CreateNewId(id), "roles.globalconfig", loader: TextLoader.From(TextAndVersion.Create(SourceText.From(roles), default)), filePath: "/project/roles.globalconfig");
        return workspace.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, name, name, LanguageNames.CSharp, filePath: "/project/Project.csproj",
            compilationOptions: project.CompilationOptions, parseOptions: TestProject.Parse,
            documents: documents, additionalDocuments: files, metadataReferences: TestProject.References).WithAnalyzerConfigDocuments([settings]));
    }

    private static async Task<TestProject> ReadAsync(TestProject before, Project after)
    {
        var result = new TestProject { OutputKind = before.OutputKind };
        foreach (var file in after.AdditionalDocuments)
            result.WithDocument((await file.GetTextAsync(TestContext.Current.CancellationToken)).ToString(), file.FilePath!, before.Files.SingleOrDefault(f => f.Path == file.FilePath)?.Role);

        foreach (var (name, _) in before.Code)
        {
            var document = after.Documents.Single(d => d.FilePath == "/project/" + name);
            result.WithCode((await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString(), name);
        }

        // What the fix wrote anew, beside the project file; opened documents are called by number.
        foreach (var document in after.Documents.Where(d => !d.Name.StartsWith("File", StringComparison.Ordinal)))
        {
            Assert.Equal("/project/" + document.Name, document.FilePath);
            result.WithCode((await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString(), document.Name);
        }

        return result;
    }

    private sealed class Findings(IReadOnlyDictionary<ProjectId, List<Diagnostic>> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(findings[project.Id]);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(findings[document.Project.Id].Where(f => f.Location.SourceTree?.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
