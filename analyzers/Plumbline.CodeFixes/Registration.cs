using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Plumbline.CodeFixes;

/// <summary>Registers classes where the application is built.</summary>
internal static class Registration
{
    /// <summary>Calls an emitted method that registers a class, before the statement that builds the application.</summary>
    /// <param name="project">The project.</param>
    /// <param name="method">The method, e.g. <c>AddUsersApi</c>.</param>
    /// <param name="name">The class, with its namespace where the place may not know it.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The same project where nothing in it builds an application.</returns>
    public static async Task<Solution> AddAsync(Project project, string method, string name, CancellationToken cancellationToken)
    {
        foreach (var document in project.Documents)
        {
            var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            var build = root?.DescendantNodes().OfType<InvocationExpressionSyntax>().FirstOrDefault(c =>
                c is { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax, Name.Identifier.Text: "Build" } });
            if (build?.FirstAncestorOrSelf<StatementSyntax>() is not { } statement)
                continue;

            var builder = ((MemberAccessExpressionSyntax)build.Expression).Expression;
            var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
            if (model?.GetTypeInfo(builder, cancellationToken).Type?.Name is not ("WebApplicationBuilder" or "HostApplicationBuilder"))
                continue;

            var position = statement.SpanStart;
            var known = model.Compilation.GetTypeByMetadataName(name)?.ToMinimalDisplayString(model, position) ?? name;
            var call = SyntaxFactory.ParseStatement($"{builder}.Services.{method}<{known}>();")
                .WithLeadingTrivia(statement.GetLeadingTrivia())
                .WithTrailingTrivia(SyntaxFactory.LineFeed);
            SyntaxNode changed = statement.Parent is GlobalStatementSyntax top
                ? root!.InsertNodesBefore(top, [SyntaxFactory.GlobalStatement(call)])
                : root!.InsertNodesBefore(statement, [call]);
            return document.WithSyntaxRoot(changed).Project.Solution;
        }

        return project.Solution;
    }
}
