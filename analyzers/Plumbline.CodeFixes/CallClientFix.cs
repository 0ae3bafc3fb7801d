using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Plumbline.Analyzers;

namespace Plumbline.CodeFixes;

/// <summary>
/// Calls the emitted client instead of a URL. Offered where the call's outcome stays what it was: a body read as the documented type, or
/// no use of the answer but to see that it is a success.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class CallClientFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.ServiceCalledByHand];

    // One after the other: the first call of a class may give it the client that the others use.
    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, findings) =>
    {
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return document;

        var calls = findings.Select(finding => (Finding: finding, Call: Find(root, finding))).Where(pair => pair.Call is not null).ToList();
        var current = document.WithSyntaxRoot(root.TrackNodes(calls.Select(pair => (SyntaxNode)pair.Call!)));
        foreach (var (finding, call) in calls)
        {
            var now = await current.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
            var model = await current.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
            if (now?.GetCurrentNode(call!) is { } syntax && model is not null && ClientRewrite.Find(model, syntax, finding, context.CancellationToken) is { } rewrite)
                current = current.WithSyntaxRoot(rewrite.Apply(now));
        }

        return current;
    });

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var finding = context.Diagnostics[0];
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null || Find(root, finding) is not { } call || ClientRewrite.Find(model, call, finding, context.CancellationToken) is not { } rewrite)
            return;

        context.RegisterCodeFix(
            CodeAction.Create(rewrite.Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(rewrite.Apply(root))), nameof(CallClientFix)),
            finding);
    }

    private static InvocationExpressionSyntax? Find(SyntaxNode root, Diagnostic finding) =>
        root.FindNode(finding.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>(call => call.ArgumentList.Span.Contains(finding.Location.SourceSpan) && call.Parent is not ArgumentSyntax);
}
