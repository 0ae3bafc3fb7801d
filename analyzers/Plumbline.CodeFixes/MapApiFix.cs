using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Plumbline.Analyzers;

namespace Plumbline.CodeFixes;

/// <summary>Maps the API before the application runs, or, where something else runs it, as soon as it is built.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MapApiFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.ImplementationNotMapped];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new Once();

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var map = context.Diagnostics[0].Properties.TryGetValue("map", out var name) ? name! : "MapApi";
        if (await FindAsync(context.Document.Project, context.CancellationToken).ConfigureAwait(false) is not { } run)
            return;

        foreach (var method in new[] { "MapApi", map })
        {
            var title = $"Call {run.Application}.{method}()";
            context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(Insert(run, method)), equivalenceKey: method), context.Diagnostics);
        }
    }

    private static async Task<RunCall?> FindAsync(Project project, CancellationToken cancellationToken) =>
        await FindRunAsync(project, cancellationToken).ConfigureAwait(false) ?? await FindBuildAsync(project, cancellationToken).ConfigureAwait(false);

    // The statement "app.Run();" or "await app.RunAsync();" of a web application.
    private static async Task<RunCall?> FindRunAsync(Project project, CancellationToken cancellationToken)
    {
        foreach (var document in project.Documents)
        {
            var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            var call = root?.DescendantNodes().OfType<InvocationExpressionSyntax>().FirstOrDefault(c =>
                c.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax, Name.Identifier.Text: "Run" or "RunAsync" });
            if (call?.FirstAncestorOrSelf<StatementSyntax>() is not { } statement)
                continue;

            var application = ((MemberAccessExpressionSyntax)call.Expression).Expression;
            var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
            if (model?.GetTypeInfo(application, cancellationToken).Type?.Name == "WebApplication")
                return new(document, root!, statement, application.ToString());
        }

        return null;
    }

    // The statement "var app = builder.Build();".
    private static async Task<RunCall?> FindBuildAsync(Project project, CancellationToken cancellationToken)
    {
        foreach (var document in project.Documents)
        {
            var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            foreach (var statement in root?.DescendantNodes().OfType<LocalDeclarationStatementSyntax>() ?? [])
            {
                var variable = statement.Declaration.Variables[0];
                if (variable.Initializer?.Value is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Build" } } build)
                    continue;

                var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
                if (model?.GetTypeInfo(build, cancellationToken).Type?.Name == "WebApplication")
                    return new(document, root!, statement, variable.Identifier.Text) { IsBehind = true };
            }
        }

        return null;
    }

    private static Document Insert(RunCall run, string method)
    {
        var call = SyntaxFactory.ParseStatement($"{run.Application}.{method}();")
            .WithLeadingTrivia(run.Statement.GetLeadingTrivia())
            .WithTrailingTrivia(SyntaxFactory.LineFeed);
        var (at, added) = run.Statement.Parent is GlobalStatementSyntax top ? ((SyntaxNode)top, (SyntaxNode)SyntaxFactory.GlobalStatement(call)) : (run.Statement, call);
        return run.Document.WithSyntaxRoot(run.IsBehind ? run.Root.InsertNodesAfter(at, [added]) : run.Root.InsertNodesBefore(at, [added]));
    }

    /// <summary>Whatever is not mapped, one call maps all of it: a second one would map everything twice.</summary>
    private sealed class Once : FixAllProvider
    {
        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            var solution = context.Solution;
            foreach (var project in context.Scope == FixAllScope.Solution ? solution.Projects : [context.Project])
            {
                var findings = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
                if (!findings.IsEmpty && await FindAsync(solution.GetProject(project.Id)!, context.CancellationToken).ConfigureAwait(false) is { } run)
                    solution = Insert(run, context.CodeActionEquivalenceKey ?? "MapApi").Project.Solution;
            }

            return CodeAction.Create("Map everything", _ => Task.FromResult(solution), context.CodeActionEquivalenceKey);
        }
    }

    private sealed record RunCall(Document Document, SyntaxNode Root, StatementSyntax Statement, string Application)
    {
        public bool IsBehind { get; init; }
    }
}
