using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Plumbline.Analyzers.Routes;

/// <summary>What a minimal-API handler answers, as far as its type and its calls of <c>Results</c> tell.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body's type; null for none, or where it is not known.</param>
internal sealed record HandlerAnswers(int Status, ITypeSymbol? Body)
{
    // Made by the framework or the runtime, not by the operation; problem answers of these need no declaration.
    private static readonly HashSet<int> s_implicit = [400, 401, 403, 405, 406, 408, 413, 415, 422, 429, 500, 503];

    private static readonly Dictionary<string, int> s_results = new(StringComparer.Ordinal)
    {
        ["Ok"] = 200, ["Created"] = 201, ["CreatedAtRoute"] = 201, ["Accepted"] = 202, ["AcceptedAtRoute"] = 202, ["NoContent"] = 204,
        ["BadRequest"] = 400, ["Unauthorized"] = 401, ["UnauthorizedHttpResult"] = 401, ["Forbid"] = 403, ["ForbidHttpResult"] = 403,
        ["NotFound"] = 404, ["Conflict"] = 409, ["UnprocessableEntity"] = 422, ["InternalServerError"] = 500,
    };

    /// <summary>Whether a status is right without being documented.</summary>
    /// <param name="status">The status.</param>
    public static bool NeedsNoDeclaration(int status) => s_implicit.Contains(status);

    /// <summary>The answers of a handler.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="method">Its signature.</param>
    public static IEnumerable<HandlerAnswers> Of(IOperation handler, IMethodSymbol method)
    {
        var type = Awaited(method.ReturnType);
        if (type is null || type.SpecialType == SpecialType.System_Void)
            return IsRequestDelegate(method) ? [] : [new(200, null)];

        if (IsResult(type))
            return type.TypeKind == TypeKind.Interface ? Calls(handler) : Typed(type);

        // Plain text and anything that is decided at run time.
        return type.SpecialType is SpecialType.System_Object ? [] : [new(200, type)];
    }

    private static bool IsRequestDelegate(IMethodSymbol method) => method.Parameters.Length == 1 && method.Parameters[0].Type.Name == "HttpContext";

    private static bool IsResult(ITypeSymbol type) => type.Name == "IResult" || type.AllInterfaces.Any(i => i.Name == "IResult");

    // Results<Ok<T>, NotFound> lists them; any other result type stands for one.
    private static IEnumerable<HandlerAnswers> Typed(ITypeSymbol type)
    {
        var arguments = type is INamedTypeSymbol named ? [.. named.TypeArguments] : Array.Empty<ITypeSymbol>();
        if (type.Name == "Results")
            return arguments.SelectMany(Typed);

        return s_results.TryGetValue(type.Name, out var status) ? [new(status, arguments.FirstOrDefault())] : [];
    }

    private static IEnumerable<HandlerAnswers> Calls(IOperation handler)
    {
        foreach (var call in handler.Descendants().OfType<IInvocationOperation>())
        {
            if (call.TargetMethod.ContainingType is not { Name: "Results" or "TypedResults", ContainingNamespace.Name: "Http" })
                continue;

            if (s_results.TryGetValue(call.TargetMethod.Name, out var status))
                yield return new(status, Value(call));
            else if (call.TargetMethod.Name == "StatusCode" && call.Arguments.FirstOrDefault()?.Value.ConstantValue is { HasValue: true, Value: int code })
                yield return new(code, null);
        }
    }

    private static ITypeSymbol? Value(IInvocationOperation call)
    {
        var argument = call.Arguments.FirstOrDefault(a => a.Parameter?.Name is "value" or "error" && a.ArgumentKind == ArgumentKind.Explicit)?.Value;
        return argument is IConversionOperation conversion ? conversion.Operand.Type : argument?.Type;
    }

    private static ITypeSymbol? Awaited(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" } task
        ? task.TypeArguments.FirstOrDefault()
        : type;
}
