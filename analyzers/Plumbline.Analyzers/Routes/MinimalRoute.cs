using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Plumbline.Analyzers.Routes;

/// <summary>A hand-written minimal-API route.</summary>
internal sealed class MinimalRoute
{
    private const string Owner = "EndpointRouteBuilderExtensions";
    private const string Escape = "WithoutDocument";

    private static readonly Dictionary<string, string> s_methods = new(StringComparer.Ordinal)
    {
        ["MapGet"] = "GET", ["MapPost"] = "POST", ["MapPut"] = "PUT", ["MapDelete"] = "DELETE", ["MapPatch"] = "PATCH",
    };

    private MinimalRoute(IInvocationOperation call, IReadOnlyList<string> methods, string pattern, bool isWhole)
    {
        Call = call;
        Methods = methods;
        Pattern = pattern;
        IsWhole = isWhole;
    }

    /// <summary>The call that maps it.</summary>
    public IInvocationOperation Call { get; }

    /// <summary>The HTTP methods: one, or those that <c>MapMethods</c> lists.</summary>
    public IReadOnlyList<string> Methods { get; }

    /// <summary>The pattern with those of its groups in front, as far as they are known.</summary>
    public string Pattern { get; }

    /// <summary>Whether all groups around it are known; otherwise something may stand in front of <see cref="Pattern"/>.</summary>
    public bool IsWhole { get; }

    /// <summary>The name of the mapping method in code.</summary>
    public Location Location => Call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
        ? access.Name.GetLocation()
        : Call.Syntax.GetLocation();

    /// <summary>The handler: a lambda, local function or method.</summary>
    public IOperation? Handler => Unwrap(Argument("handler") ?? Argument("requestDelegate"));

    /// <summary>Looks at a call.</summary>
    /// <param name="call">A call.</param>
    /// <returns>Null where it maps no route, says why the route is in no document, or builds its pattern at run time.</returns>
    public static MinimalRoute? Of(IInvocationOperation call)
    {
        if (call.TargetMethod is not { ContainingType: { Name: Owner, ContainingNamespace.Name: "Builder" } }
            || ListMethods(call) is not { Count: > 0 } methods
            || call.Arguments.FirstOrDefault(a => a.Parameter?.Name == "pattern")?.Value.ConstantValue is not { HasValue: true, Value: string pattern }
            || IsEscaped(call)
            || Prefix(call.Arguments[0].Value) is not { } prefix)
        {
            return null;
        }

        return new(call, methods, Join(prefix.Text, pattern), prefix.IsWhole);
    }

    // Methods that are put together at run time are not judged.
    private static IReadOnlyList<string> ListMethods(IInvocationOperation call)
    {
        if (s_methods.TryGetValue(call.TargetMethod.Name, out var method))
            return [method];

        return call.TargetMethod.Name == "MapMethods" && call.Arguments.FirstOrDefault(a => a.Parameter?.Name == "httpMethods") is { } listed
            ? [.. listed.Value.DescendantsAndSelf().Select(o => o.ConstantValue).Where(c => c is { HasValue: true, Value: string }).Select(c => ((string)c.Value!).ToUpperInvariant()).Distinct()]
            : [];
    }

    private IOperation? Argument(string name) => Call.Arguments.FirstOrDefault(a => a.Parameter?.Name == name)?.Value;

    private static IOperation? Unwrap(IOperation? operation)
    {
        while (operation is IConversionOperation or IDelegateCreationOperation)
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IDelegateCreationOperation)operation).Target;

        return operation;
    }

    // app.MapGet(...).WithName(...).WithoutDocument("why")
    private static bool IsEscaped(IOperation call)
    {
        for (var current = call.Parent; current is IArgumentOperation or IConversionOperation or IInvocationOperation; current = current.Parent)
        {
            if (current is IInvocationOperation { TargetMethod.Name: Escape })
                return true;
        }

        return false;
    }

    // What groups put in front of the pattern; null where a group says why it is in no document.
    private static (string Text, bool IsWhole)? Prefix(IOperation endpoints)
    {
        switch (Unwrap(endpoints))
        {
            case IInvocationOperation { TargetMethod.Name: Escape }:
                return null;
            case IInvocationOperation { TargetMethod: { Name: "MapGroup", ContainingType.Name: Owner } } group:
                return Prefix(group.Arguments[0].Value) is { } outer
                    ? group.Arguments[1].Value.ConstantValue is { HasValue: true, Value: string text } ? (Join(outer.Text, text), outer.IsWhole) : ("", false)
                    : null;
            case IInvocationOperation chained when (chained.Instance ?? chained.Arguments.FirstOrDefault()?.Value) is { } receiver
                && SymbolEqualityComparer.Default.Equals(Unwrap(receiver)?.Type, chained.Type):
                return Prefix(receiver); // group.WithTags(...) is the group.
            case ILocalReferenceOperation local when LocalValue.Of(local) is { } value:
                return Prefix(value);
            case { Type.Name: "RouteGroupBuilder" }:
                return ("", false);
            default:
                return ("", true);
        }
    }

    private static string Join(string left, string right) => left.TrimEnd('/') + (right.Length == 0 ? "" : "/" + right.TrimStart('/'));
}
