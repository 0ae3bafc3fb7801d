using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Plumbline.Analyzers.Routes;

/// <summary>What a variable holds that gets its value once.</summary>
internal static class LocalValue
{
    /// <summary>The value of a variable.</summary>
    /// <param name="local">A reference to it.</param>
    /// <returns>Null where it is assigned again, or declared without one.</returns>
    public static IOperation? Of(ILocalReferenceOperation local)
    {
        if (local.Local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
            || local.SemanticModel is not { } model
            || model.SyntaxTree != value.SyntaxTree
            || IsAssignedAgain(local.Local, declarator))
        {
            return null;
        }

        return model.GetOperation(value);
    }

    // By its name within the declaring block: the compiler refuses a second variable of that name there.
    private static bool IsAssignedAgain(ILocalSymbol local, VariableDeclaratorSyntax declarator)
    {
        SyntaxNode? scope = declarator.FirstAncestorOrSelf<BlockSyntax>();
        scope ??= declarator.FirstAncestorOrSelf<CompilationUnitSyntax>();
        return scope is not null && scope.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(a => a.Left is IdentifierNameSyntax name && name.Identifier.Text == local.Name);
    }
}
