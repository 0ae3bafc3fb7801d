using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Plumbline.Tests.Shared.Mutations;

/// <summary>
/// Breaks code in every way at once, each behind a number: a report is left out, a condition is turned round. A method that is called with the
/// number says whether that break counts.
/// </summary>
/// <param name="file">The file's name, for people.</param>
/// <param name="first">The number of the first break.</param>
/// <param name="isActive">The method, with its class: <c>global::Plumbline.Spec.Mutants.Is</c>.</param>
/// <param name="reports">The methods that report; calls of them that are statements are left out.</param>
internal sealed class Mutator(string file, int first, string isActive, IReadOnlySet<string> reports) : CSharpSyntaxRewriter
{
    private static readonly HashSet<string> s_filters = new(StringComparer.Ordinal) { "Where", "Any", "All", "Exists", "First", "FirstOrDefault", "Single", "SingleOrDefault", "Count", "TrueForAll", "Find" };

    private readonly List<Mutant> _mutants = [];

    /// <summary>The breaks, in the order of their numbers.</summary>
    public IReadOnlyList<Mutant> Mutants => _mutants;

    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        var visited = (ExpressionStatementSyntax)base.VisitExpressionStatement(node)!;
        return IsReport(node.Expression)
            ? SyntaxFactory.ParseStatement($"{{ if (!{Is(node, "is not reported", isReport: true)}) {visited} }}")
            : visited;
    }

    // void Compare(ChangeContext context) => context.Report(...);
    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        return node is { ExpressionBody.Expression: { } body, ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } && IsReport(body)
            ? visited.WithExpressionBody(null).WithSemicolonToken(default).WithBody(SyntaxFactory.Block(SyntaxFactory.ParseStatement(
                $"if (!{Is(body, "is not reported", isReport: true)}) {visited.ExpressionBody!.Expression};")))
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

    // yield return Differs(...);
    public override SyntaxNode? VisitYieldStatement(YieldStatementSyntax node)
    {
        var visited = (YieldStatementSyntax)base.VisitYieldStatement(node)!;
        return node.IsKind(SyntaxKind.YieldReturnStatement) && reports.Contains(Yield)
            ? SyntaxFactory.ParseStatement($"{{ if (!{Is(node, "is not reported", isReport: true)}) {visited} }}")
            : visited;
    }

    /// <summary>Stands among the methods that report for every <c>yield return</c>.</summary>
    public const string Yield = "yield return";

    private bool IsReport(ExpressionSyntax expression) => expression is InvocationExpressionSyntax { Expression: var called }
        && reports.Contains(called switch { MemberAccessExpressionSyntax member => member.Name.Identifier.Text, IdentifierNameSyntax simple => simple.Identifier.Text, _ => "" });

    // Operands of && and || are turned one by one; a variable that a pattern declares must stay assigned.
    private static bool CanTurn(ExpressionSyntax condition) =>
        condition is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression }
        && !condition.DescendantNodesAndSelf().Any(n => n is SingleVariableDesignationSyntax or ParenthesizedVariableDesignationSyntax);

    private ExpressionSyntax Turn(ExpressionSyntax before, ExpressionSyntax visited) =>
        SyntaxFactory.ParseExpression($"({Is(before, "is turned round", isReport: false)} ^ ({visited}))");

    private string Is(SyntaxNode node, string what, bool isReport) => $"{isActive}({Add(node, what, isReport)})";

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
