using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Plumbline.Analyzers;

namespace Plumbline.CodeFixes;

/// <summary>Marks a hand-written route as being in no document; the reason is for the author to write.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class WithoutDocumentFix : CodeFixProvider
{
    private const string Title = "Say why it is in no document";
    private const string Reason = "say why";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.RouteNotInDocument];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindToken(context.Span.Start).Parent is not { } node || Mark(node) is not { } change)
            return;

        var changed = root.ReplaceNode(change.Before, change.After);
        context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(changed)), equivalenceKey: Title), context.Diagnostics);
    }

    private static (SyntaxNode Before, SyntaxNode After)? Mark(SyntaxNode node)
    {
        if (node is MethodDeclarationSyntax action)
        {
            var attribute = SyntaxFactory.ParseCompilationUnit($"[global::Plumbline.AspNetCore.WithoutDocument(\"{Reason}\")] class C;")
                .DescendantNodes().OfType<AttributeSyntax>().Single();
            return (action.AttributeLists[0], action.AttributeLists[0].AddAttributes(attribute));
        }

        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call)
            return null;

        var marked = SyntaxFactory.ParseExpression($"{call.WithoutTrivia().ToFullString()}.WithoutDocument(\"{Reason}\")");
        return (call, marked.WithTriviaFrom(call));
    }
}
