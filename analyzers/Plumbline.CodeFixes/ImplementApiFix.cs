using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Plumbline.Analyzers.Drift;

namespace Plumbline.CodeFixes;

/// <summary>Implements the operations that a class of an emitted <c>I*Api</c> lacks, and the events of an <c>I*Handler</c>: the one that the compiler names, or all.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ImplementApiFix : CodeFixProvider
{
    /// <summary>The action that implements all operations.</summary>
    internal const string All = "ImplementAll";

    /// <summary>The action that implements the operation of the finding.</summary>
    internal const string One = "ImplementOne";

    private static readonly SymbolDisplayFormat s_format =
        SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["CS0535"];

    // The compiler names each missing operation once; a class gets all of its own together.
    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, findings) =>
    {
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var declarations = findings.Select(finding => root?.FindToken(finding.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>()).OfType<TypeDeclarationSyntax>().Distinct().ToList();
        return root is null || model is null ? document : document.WithSyntaxRoot(root.ReplaceNodes(declarations, (before, now) =>
            model.GetDeclaredSymbol(before, context.CancellationToken) is INamedTypeSymbol type && Missing(type).ToList() is { Count: > 0 } missing
                ? Add(now, missing, model, Position(before))
                : now));
    });

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindToken(context.Span.Start).Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || model?.GetDeclaredSymbol(declaration, context.CancellationToken) is not INamedTypeSymbol type)
        {
            return;
        }

        var missing = Missing(type).ToList();
        var message = context.Diagnostics[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        if (missing.FirstOrDefault(m => message.Contains($"{m.ContainingType.Name}.{m.Name}(")) is not { } named)
            return;

        Register(One, $"Implement {named.Name}", [named]);
        if (missing.Count > 1)
            Register(All, $"Implement all {missing.Count} operations", missing);

        void Register(string key, string title, IReadOnlyList<IMethodSymbol> methods) => context.RegisterCodeFix(
            CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(declaration, Add(declaration, methods, model, Position(declaration))))), key),
            context.Diagnostics);
    }

    private static IEnumerable<IMethodSymbol> Missing(INamedTypeSymbol type) =>
        from api in type.AllInterfaces
        where EmittedTypes.IsEmitted(api) && (api.Name.EndsWith("Api", StringComparison.Ordinal) || api.Name.EndsWith("Handler", StringComparison.Ordinal))
        from method in api.GetMembers().OfType<IMethodSymbol>()
        where method.IsAbstract && type.FindImplementationForInterfaceMember(method) is null
        select method;

    private static int Position(TypeDeclarationSyntax declaration) =>
        declaration.OpenBraceToken.IsKind(SyntaxKind.None) ? declaration.SpanStart : declaration.OpenBraceToken.Span.End;

    private static TypeDeclarationSyntax Add(TypeDeclarationSyntax declaration, IEnumerable<IMethodSymbol> methods, SemanticModel model, int position) =>
        OpenType.Add(declaration, methods.Select(method =>
            SyntaxFactory.ParseMemberDeclaration(MethodStub.Text(method, type => type.ToMinimalDisplayString(model, position, s_format)))!));
}
