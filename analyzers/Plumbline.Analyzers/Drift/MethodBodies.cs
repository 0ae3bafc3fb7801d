using Microsoft.CodeAnalysis;

namespace Plumbline.Analyzers.Drift;

/// <summary>Finds what a method does that code refers to.</summary>
internal static class MethodBodies
{
    /// <summary>The body of a method of the same file; other files would have to be bound anew, for every reference to them.</summary>
    /// <param name="reference">Where it is referred to.</param>
    /// <param name="method">The method or local function.</param>
    /// <returns>Null where it is elsewhere.</returns>
    public static IOperation? Find(IOperation reference, IMethodSymbol method)
    {
        var declared = method.OriginalDefinition.DeclaringSyntaxReferences;
        if (declared.Length != 1 || reference.SemanticModel is not { } model || model.SyntaxTree != declared[0].SyntaxTree)
            return null;

        return model.GetOperation(declared[0].GetSyntax());
    }
}
