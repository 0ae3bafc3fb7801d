using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Plumbline.CodeFixes;

/// <summary>How code gets at an emitted client: it has one, or its class asks for one.</summary>
internal sealed class ClientScope
{
    private readonly ClassDeclarationSyntax? _asks;
    private readonly string _type;

    private ClientScope(string expression, ClassDeclarationSyntax? asks, string type)
    {
        Expression = expression;
        _asks = asks;
        _type = type;
    }

    /// <summary>The client as code.</summary>
    public string Expression { get; }

    /// <summary>Looks for a client at a place.</summary>
    /// <param name="model">The code's model.</param>
    /// <param name="node">The place.</param>
    /// <param name="client">The client's type.</param>
    /// <returns>Null where nothing there can be given one.</returns>
    public static ClientScope? Find(SemanticModel model, SyntaxNode node, INamedTypeSymbol client)
    {
        var known = model.LookupSymbols(node.SpanStart).FirstOrDefault(symbol => SymbolEqualityComparer.Default.Equals(TypeOf(symbol), client));
        var type = client.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        if (known is not null)
            return new(known.Name, null, type);

        // A class that dependency injection makes: its primary constructor, or none at all. Another one would have to hand on what is added.
        var isStatic = node.Ancestors().OfType<MethodDeclarationSyntax>().Any(m => m.Modifiers.Any(SyntaxKind.StaticKeyword));
        return !isStatic && node.FirstAncestorOrSelf<ClassDeclarationSyntax>() is { } declaration
            && !declaration.Modifiers.Any(SyntaxKind.StaticKeyword)
            && !declaration.Members.OfType<ConstructorDeclarationSyntax>().Any()
            ? new(char.ToLowerInvariant(client.Name[0]) + client.Name.Substring(1), declaration, type)
            : null;
    }

    /// <summary>The file with a call replaced, and with the client as a parameter of its class where it had none.</summary>
    /// <param name="root">The file.</param>
    /// <param name="call">What is replaced.</param>
    /// <param name="replacement">What stands in its place.</param>
    /// <param name="removed">Statements that are needed no more.</param>
    public SyntaxNode Provide(SyntaxNode root, SyntaxNode call, SyntaxNode replacement, IReadOnlyList<StatementSyntax> removed)
    {
        var result = root.TrackNodes([call, .. removed, .. _asks is null ? Array.Empty<SyntaxNode>() : [_asks]]);
        result = result.ReplaceNode(result.GetCurrentNode(call)!, replacement);
        foreach (var statement in removed)
            result = result.RemoveNode(result.GetCurrentNode(statement)!, HasComment(statement) ? SyntaxRemoveOptions.KeepExteriorTrivia : SyntaxRemoveOptions.KeepNoTrivia)!;

        return _asks is null ? result : Ask(result, result.GetCurrentNode(_asks)!);
    }

    private SyntaxNode Ask(SyntaxNode root, ClassDeclarationSyntax asks)
    {
        var parameter = SyntaxFactory.Parameter(SyntaxFactory.Identifier(Expression))
            .WithType(SyntaxFactory.ParseTypeName(_type).WithTrailingTrivia(SyntaxFactory.Space).WithAdditionalAnnotations(Simplifier.Annotation));
        var list = asks.ParameterList is { } parameters
            ? parameters.AddParameters(parameter)
            : SyntaxFactory.ParameterList(SyntaxFactory.SingletonSeparatedList(parameter)).WithTrailingTrivia(asks.Identifier.TrailingTrivia);
        return root.ReplaceNode(asks, (asks.ParameterList is null ? asks.WithIdentifier(asks.Identifier.WithTrailingTrivia()) : asks).WithParameterList(list));
    }

    private static bool HasComment(StatementSyntax statement) =>
        statement.GetLeadingTrivia().Concat(statement.GetTrailingTrivia()).Any(t => !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia));

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };
}
