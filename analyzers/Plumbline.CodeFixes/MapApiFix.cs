using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Plumbline.Analyzers;

namespace Plumbline.CodeFixes;

/// <summary>Maps the API before the application runs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MapApiFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.ImplementationNotMapped];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var map = context.Diagnostics[0].Properties.TryGetValue("map", out var name) ? name! : "MapApi";
        if (await FindRunAsync(context.Document.Project, context.CancellationToken).ConfigureAwait(false) is not { } run)
            return;

        foreach (var method in new[] { "MapApi", map })
        {
            var title = $"Call {run.Application}.{method}()";
            context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(Insert(run, method)), equivalenceKey: method), context.Diagnostics);
        }
    }

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

    private static Document Insert(RunCall run, string method)
    {
        var call = SyntaxFactory.ParseStatement($"{run.Application}.{method}();")
            .WithLeadingTrivia(run.Statement.GetLeadingTrivia())
            .WithTrailingTrivia(SyntaxFactory.LineFeed);
        SyntaxNode root = run.Statement.Parent is GlobalStatementSyntax top
            ? run.Root.InsertNodesBefore(top, [SyntaxFactory.GlobalStatement(call)])
            : run.Root.InsertNodesBefore(run.Statement, [call]);
        return run.Document.WithSyntaxRoot(root);
    }

    private sealed record RunCall(Document Document, SyntaxNode Root, StatementSyntax Statement, string Application);
}
