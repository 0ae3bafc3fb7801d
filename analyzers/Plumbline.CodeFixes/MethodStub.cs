using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Plumbline.CodeFixes;

/// <summary>Methods of emitted interfaces as code that somebody has to finish.</summary>
internal static class MethodStub
{
    /// <summary>The method, which throws.</summary>
    /// <param name="method">A method of an interface.</param>
    /// <param name="name">How types are written.</param>
    public static string Text(IMethodSymbol method, Func<ITypeSymbol, string> name)
    {
        var parameters = method.Parameters.Select(p => $"{name(p.Type)} {Escape(p.Name)}");
        return $"public {name(method.ReturnType)} {method.Name}({string.Join(", ", parameters)}) => "
            + $"throw new global::System.NotSupportedException(\"{method.Name} is not implemented yet.\");";
    }

    private static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
