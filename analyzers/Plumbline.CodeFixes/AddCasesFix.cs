using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Plumbline.Analyzers;
using Plumbline.Analyzers.Drift;

namespace Plumbline.CodeFixes;

/// <summary>Adds the cases that a switch over an emitted union or enum misses; each throws until somebody writes what it does.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddCasesFix : CodeFixProvider
{
    private const string Title = "Add the missing cases";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.CaseMissing, "CS8509"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var node = root?.FindToken(context.Span.Start).Parent?.FirstAncestorOrSelf<SyntaxNode>(n => n is SwitchExpressionSyntax or SwitchStatementSyntax);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (node is null || model?.GetOperation(node, context.CancellationToken) is not { } operation || SwitchCases.Of(operation) is not { } cases)
            return;

        var missing = cases.Missing.ToList();
        if (missing.Count == 0)
            return;

        SyntaxNode changed = node is SwitchExpressionSyntax expression ? Add(expression, missing, model) : Add((SwitchStatementSyntax)node, missing, model);
        context.RegisterCodeFix(
            CodeAction.Create(
                Title,
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root!.ReplaceNode(node, changed.WithAdditionalAnnotations(Formatter.Annotation)))),
                equivalenceKey: Title),
            context.Diagnostics);
    }

    private static SwitchExpressionSyntax Add(SwitchExpressionSyntax expression, List<ISymbol> missing, SemanticModel model)
    {
        var arms = missing.Select(symbol => SyntaxFactory.SwitchExpressionArm(Pattern(symbol, expression.SpanStart, model), SyntaxFactory.ParseExpression(Throw(symbol))));
        return expression.WithArms(SyntaxFactory.SeparatedList(expression.Arms.Concat(arms)));
    }

    private static SwitchStatementSyntax Add(SwitchStatementSyntax statement, List<ISymbol> missing, SemanticModel model)
    {
        var sections = missing.Select(symbol => SyntaxFactory.SwitchSection(
            [SyntaxFactory.CasePatternSwitchLabel(Pattern(symbol, statement.SpanStart, model), SyntaxFactory.Token(SyntaxKind.ColonToken))],
            [SyntaxFactory.ParseStatement(Throw(symbol) + ";")]));
        return statement.AddSections([.. sections]);
    }

    private static PatternSyntax Pattern(ISymbol symbol, int position, SemanticModel model)
    {
        if (symbol is IFieldSymbol field)
        {
            var value = SyntaxFactory.ParseExpression($"{field.ContainingType.ToMinimalDisplayString(model, position)}.{field.Name}");
            return SyntaxFactory.ConstantPattern(value.WithAdditionalAnnotations(Simplifier.Annotation));
        }

        var name = SyntaxFactory.ParseTypeName(((ITypeSymbol)symbol).ToMinimalDisplayString(model, position));
        return SyntaxFactory.DeclarationPattern(name, SyntaxFactory.SingleVariableDesignation(SyntaxFactory.Identifier(Variable(symbol.Name))));
    }

    private static string Variable(string type)
    {
        var name = char.ToLowerInvariant(type[0]) + type.Substring(1);
        return SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
    }

    private static string Throw(ISymbol symbol) => $"throw new global::System.NotSupportedException(\"{symbol.Name} is not handled yet.\")";
}
