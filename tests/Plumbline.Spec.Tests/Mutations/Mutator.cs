using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Plumbline.Spec.Tests.Mutations;

/// <summary>
/// Breaks the code of a rule in every way at once, each behind a number: a report is left out, a condition is turned round. The number in
/// <c>Mutants.Active</c> chooses which break counts; nought is the code as it is.
/// </summary>
internal sealed class Mutator(string file, int first) : CSharpSyntaxRewriter
{
    private static readonly HashSet<string> s_filters = new(StringComparer.Ordinal) { "Where", "Any", "All", "Exists", "First", "FirstOrDefault", "Single", "SingleOrDefault", "Count", "TrueForAll", "Find" };

    private readonly List<Mutant> _mutants = [];

    /// <summary>The breaks, in the order of their numbers.</summary>
    public IReadOnlyList<Mutant> Mutants => _mutants;

    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        var visited = (ExpressionStatementSyntax)base.VisitExpressionStatement(node)!;
        return IsReport(node.Expression)
            ? SyntaxFactory.ParseStatement($"{{ if ({IsActive} != {Add(node, "is not reported", isReport: true)}) {visited} }}")
            : visited;
    }

    // void Compare(ChangeContext context) => context.Report(...);
    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        return node is { ExpressionBody.Expression: { } body, ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } && IsReport(body)
            ? visited.WithExpressionBody(null).WithSemicolonToken(default).WithBody(SyntaxFactory.Block(SyntaxFactory.ParseStatement(
                $"if ({IsActive} != {Add(body, "is not reported", isReport: true)}) {visited.ExpressionBody!.Expression};")))
            : visited;
    }

    public override SyntaxNode? VisitIfStatement(IfStatementSyntax node)
    {
        var visited = (IfStatementSyntax)base.VisitIfStatement(node)!;
        return CanTurn(node.Condition) ? visited.WithCondition(Turn(node.Condition, visited.Condition)) : visited;
    }

    public override SyntaxNode? VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        var visited = (ConditionalExpressionSyntax)base.VisitConditionalExpression(node)!;
        return CanTurn(node.Condition) ? visited.WithCondition(Turn(node.Condition, visited.Condition)) : visited;
    }

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        var visited = (BinaryExpressionSyntax)base.VisitBinaryExpression(node)!;
        if (!node.IsKind(SyntaxKind.LogicalAndExpression) && !node.IsKind(SyntaxKind.LogicalOrExpression))
            return visited;

        return visited
            .WithLeft(CanTurn(node.Left) ? Turn(node.Left, visited.Left) : visited.Left)
            .WithRight(CanTurn(node.Right) ? Turn(node.Right, visited.Right) : visited.Right);
    }

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node)
    {
        var visited = (SimpleLambdaExpressionSyntax)base.VisitSimpleLambdaExpression(node)!;
        return node is { ExpressionBody: { } body, Parent.Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } }
            && s_filters.Contains(member.Name.Identifier.Text) && CanTurn(body)
            ? visited.WithExpressionBody(Turn(body, visited.ExpressionBody!))
            : visited;
    }

    private const string IsActive = "global::Plumbline.Spec.Mutants.Active";

    private static bool IsReport(ExpressionSyntax expression) => expression is InvocationExpressionSyntax { Expression: var called }
        && called switch { MemberAccessExpressionSyntax member => member.Name.Identifier.Text, IdentifierNameSyntax simple => simple.Identifier.Text, _ => "" } is "Report" or "ReportAs";

    // Operands of && and || are turned one by one; a variable that a pattern declares must stay assigned.
    private static bool CanTurn(ExpressionSyntax condition) =>
        condition is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression }
        && !condition.DescendantNodesAndSelf().Any(n => n is SingleVariableDesignationSyntax or ParenthesizedVariableDesignationSyntax);

    private ExpressionSyntax Turn(ExpressionSyntax before, ExpressionSyntax visited) =>
        SyntaxFactory.ParseExpression($"(({IsActive} == {Add(before, "is turned round", isReport: false)}) ^ ({visited}))");

    private int Add(SyntaxNode node, string what, bool isReport)
    {
        var number = first + _mutants.Count;
        var line = node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        _mutants.Add(new(number, isReport, $"{file}({line}): '{string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}' {what}"));
        return number;
    }
}

/// <summary>A break in the code of a rule.</summary>
/// <param name="Number">What turns it on.</param>
/// <param name="IsReport">Whether a report is left out.</param>
/// <param name="Text">Where it is, and what is done.</param>
internal sealed record Mutant(int Number, bool IsReport, string Text);
