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

        // A class that dependency injection makes: its primary constructor, or none at all.
        var isStatic = node.Ancestors().OfType<MethodDeclarationSyntax>().Any(m => m.Modifiers.Any(SyntaxKind.StaticKeyword));
        return !isStatic && node.FirstAncestorOrSelf<ClassDeclarationSyntax>() is { } declaration
            && !declaration.Modifiers.Any(SyntaxKind.StaticKeyword)
            && (declaration.ParameterList is not null || !declaration.Members.OfType<ConstructorDeclarationSyntax>().Any())
            ? new(char.ToLowerInvariant(client.Name[0]) + client.Name.Substring(1), declaration, type)
            : null;
    }

    /// <summary>The file with the call replaced, and with the client as a parameter of its class where it had none.</summary>
    /// <param name="root">The file.</param>
    /// <param name="call">The call.</param>
    /// <param name="replacement">What stands in its place.</param>
    public SyntaxNode Provide(SyntaxNode root, SyntaxNode call, SyntaxNode replacement)
    {
        if (_asks is null)
            return root.ReplaceNode(call, replacement);

        var changed = _asks.ReplaceNode(call, replacement);
        var parameter = SyntaxFactory.Parameter(SyntaxFactory.Identifier(Expression))
            .WithType(SyntaxFactory.ParseTypeName(_type).WithTrailingTrivia(SyntaxFactory.Space).WithAdditionalAnnotations(Simplifier.Annotation));
        var list = changed.ParameterList is { } parameters
            ? parameters.AddParameters(parameter)
            : SyntaxFactory.ParameterList(SyntaxFactory.SingletonSeparatedList(parameter)).WithTrailingTrivia(changed.Identifier.TrailingTrivia);
        return root.ReplaceNode(_asks, (changed.ParameterList is null ? changed.WithIdentifier(changed.Identifier.WithTrailingTrivia()) : changed).WithParameterList(list));
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };
}
