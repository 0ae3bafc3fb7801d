using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Plumbline.CodeFixes;

/// <summary>The statement that builds a project's application: <c>var app = builder.Build();</c>.</summary>
internal sealed class ApplicationBuild
{
    private readonly Document _document;
    private readonly SyntaxNode _root;
    private readonly StatementSyntax _statement;

    private ApplicationBuild(Document document, SyntaxNode root, StatementSyntax statement, SemanticModel model, string builder)
    {
        _document = document;
        _root = root;
        _statement = statement;
        Model = model;
        Builder = builder;
    }

    /// <summary>What builds it, as code.</summary>
    public string Builder { get; }

    /// <summary>The model of its file.</summary>
    public SemanticModel Model { get; }

    /// <summary>Where in the file it stands.</summary>
    public int Position => _statement.SpanStart;

    /// <summary>Looks through a project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>Null where nothing in it builds an application.</returns>
    public static async Task<ApplicationBuild?> FindAsync(Project project, CancellationToken cancellationToken)
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
            if (model?.GetTypeInfo(builder, cancellationToken).Type?.Name is "WebApplicationBuilder" or "HostApplicationBuilder")
                return new(document, root!, statement, model, builder.ToString());
        }

        return null;
    }

    /// <summary>The solution with a statement before it.</summary>
    /// <param name="statement">The statement.</param>
    public Solution Insert(string statement)
    {
        var added = SyntaxFactory.ParseStatement(statement)
            .WithLeadingTrivia(_statement.GetLeadingTrivia())
            .WithTrailingTrivia(SyntaxFactory.LineFeed);
        SyntaxNode changed = _statement.Parent is GlobalStatementSyntax top
            ? _root.InsertNodesBefore(top, [SyntaxFactory.GlobalStatement(added)])
            : _root.InsertNodesBefore(_statement, [added]);
        return _document.WithSyntaxRoot(changed).Project.Solution;
    }
}
