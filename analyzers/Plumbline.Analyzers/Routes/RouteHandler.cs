using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Plumbline.Analyzers.Drift;

namespace Plumbline.Analyzers.Routes;

/// <summary>Hand-written code that answers a route: what a minimal-API route names, or an MVC action.</summary>
/// <param name="Method">Its signature.</param>
/// <param name="Body">What it does; null where that is not at hand (another file, an abstract method).</param>
/// <param name="IsAction">Whether it is an MVC action.</param>
internal sealed record RouteHandler(IMethodSymbol Method, IOperation? Body, bool IsAction)
{
    /// <summary>The handler that is handed to a mapping method.</summary>
    /// <param name="handler">A lambda, local function or method.</param>
    /// <returns>Null where it is decided at run time.</returns>
    public static RouteHandler? Of(IOperation? handler) => handler switch
    {
        IAnonymousFunctionOperation lambda => new(lambda.Symbol, lambda.Body, IsAction: false),
        IMethodReferenceOperation reference => new(reference.Method, MethodBodies.Find(reference, reference.Method), IsAction: false),
        _ => null,
    };
}
