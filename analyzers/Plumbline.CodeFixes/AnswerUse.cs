using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Plumbline.CodeFixes;

/// <summary>What code does with the answer to a request that it keeps in a variable, where the emitted client does the same by itself.</summary>
/// <param name="Declaration">The variable.</param>
/// <param name="Checks">Statements that only ask for success; the client throws where there is none.</param>
/// <param name="Read">Where the body is read; null where nobody reads it.</param>
internal sealed record AnswerUse(LocalDeclarationStatementSyntax Declaration, IReadOnlyList<StatementSyntax> Checks, AwaitExpressionSyntax? Read)
{
    /// <summary>Looks at what follows a request.</summary>
    /// <param name="model">The code's model.</param>
    /// <param name="awaited">The request.</param>
    /// <param name="method">The client's method.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>Null where the answer is looked at in another way: its status, its headers, a body of another type.</returns>
    public static AnswerUse? Of(SemanticModel model, AwaitExpressionSyntax awaited, IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (awaited.Parent is not EqualsValueClauseSyntax
            {
                Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax block } declaration } } variable,
            }
            || model.GetTypeInfo(awaited, cancellationToken).Type?.Name != "HttpResponseMessage")
        {
            return null;
        }

        var checks = new List<StatementSyntax>();
        AwaitExpressionSyntax? read = null;
        foreach (var use in block.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => n.Identifier.Text == variable.Identifier.Text))
        {
            if (Check(use) is { } check)
                checks.Add(check);
            else if (read is null && Reading(model, use, method, cancellationToken) is { } reading)
                read = reading;
            else
                return null;
        }

        // Between the request and the reading nothing else may happen, or it would happen before the request.
        var first = block.Statements.IndexOf(declaration);
        return read is null || (read.FirstAncestorOrSelf<StatementSyntax>() is { } last && last.Parent == block && block.Statements.IndexOf(last) == first + checks.Count + 1)
            ? new(declaration, checks, read)
            : null;
    }

    private static ExpressionStatementSyntax? Check(IdentifierNameSyntax use) =>
        use.Parent is MemberAccessExpressionSyntax { Name.Identifier.Text: "EnsureSuccessStatusCode", Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax } statement } } ? statement : null;

    private static AwaitExpressionSyntax? Reading(SemanticModel model, IdentifierNameSyntax use, IMethodSymbol method, CancellationToken cancellationToken) =>
        use.Parent is MemberAccessExpressionSyntax { Name.Identifier.Text: "Content", Parent: MemberAccessExpressionSyntax { Name.Identifier.Text: "ReadFromJsonAsync", Parent: InvocationExpressionSyntax call } }
        && ClientRewrite.Awaited(call) is { } awaited
        && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol read
        && ClientRewrite.GivesTheSame(read, method)
            ? awaited
            : null;
}
