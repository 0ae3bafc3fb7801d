using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;
using Plumbline.Analyzers;

namespace Plumbline.CodeFixes;

/// <summary>
/// Calls the emitted client instead of a URL. Offered where the call's outcome stays what it was: a body read as the documented type, or
/// no use of the answer at all.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class CallClientFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.ServiceCalledByHand];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var finding = context.Diagnostics[0];
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null || !finding.Properties.TryGetValue("client", out var clientName)
            || root.FindNode(finding.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Parent: AwaitExpressionSyntax awaited } syntax
            || model.GetOperation(syntax, context.CancellationToken) is not IInvocationOperation call
            || model.Compilation.GetTypeByMetadataName(clientName!) is not { } client
            || ClientCall.Find(client, finding, call) is not { } target
            || !Keeps(call, awaited, target.Method)
            || ClientScope.Find(model, syntax, client) is not { } scope)
        {
            return;
        }

        var text = $"{scope.Expression}.{finding.Properties["resource"]}.{target.Method.Name}({target.Arguments})";
        var replacement = SyntaxFactory.ParseExpression(text).WithTriviaFrom(syntax).WithAdditionalAnnotations(Simplifier.Annotation);
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Call {client.Name}.{finding.Properties["resource"]}.{target.Method.Name}",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(scope.Provide(root, syntax, replacement))),
                nameof(CallClientFix)),
            finding);
    }

    // The client gives the body, or nothing: whoever looks at the answer's status or headers has to decide what to do without them.
    private static bool Keeps(IInvocationOperation call, AwaitExpressionSyntax awaited, IMethodSymbol method)
    {
        if (awaited.Parent is ExpressionStatementSyntax)
            return true;

        return call.TargetMethod is { Name: "GetFromJsonAsync", TypeArguments.Length: 1 } read
            && method.ReturnType is INamedTypeSymbol { TypeArguments.Length: 1 } task
            && SymbolEqualityComparer.Default.Equals(task.TypeArguments[0], read.TypeArguments[0]);
    }
}
