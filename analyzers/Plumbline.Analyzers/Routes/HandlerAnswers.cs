using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Plumbline.Analyzers.Routes;

/// <summary>An answer of hand-written code.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body's type; null for none, or where it is not known.</param>
/// <param name="IsEmpty">Whether there is certainly no body.</param>
/// <param name="At">The code that gives it; null where the signature says so.</param>
internal sealed record HandlerAnswer(int Status, ITypeSymbol? Body, bool IsEmpty, IOperation? At);

/// <summary>What hand-written code answers, as far as its type, its results, its exceptions and what it sets on the response tell.</summary>
internal static class HandlerAnswers
{
    // Made by the framework or the runtime, not by the operation; problem answers of these need no declaration.
    private static readonly HashSet<int> s_implicit = [400, 401, 403, 405, 406, 408, 413, 415, 422, 429, 500, 503];

    // Methods of Results, TypedResults and ControllerBase; result types have the same names and a suffix.
    private static readonly Dictionary<string, int> s_results = new(StringComparer.Ordinal)
    {
        ["Ok"] = 200, ["Created"] = 201, ["CreatedAtRoute"] = 201, ["CreatedAtAction"] = 201, ["Accepted"] = 202, ["AcceptedAtRoute"] = 202, ["AcceptedAtAction"] = 202,
        ["NoContent"] = 204, ["BadRequest"] = 400, ["Unauthorized"] = 401, ["Forbid"] = 403, ["NotFound"] = 404, ["Conflict"] = 409,
        ["UnprocessableEntity"] = 422, ["InternalServerError"] = 500,
    };

    private static readonly string[] s_suffixes = ["HttpResult", "ObjectResult", "Result"];

    /// <summary>Whether a status is right without being documented.</summary>
    /// <param name="status">The status.</param>
    public static bool NeedsNoDeclaration(int status) => s_implicit.Contains(status);

    /// <summary>The answers that a handler's type tells.</summary>
    /// <param name="handler">The handler.</param>
    /// <returns>Null where the type tells none, so that what is returned has to.</returns>
    public static IReadOnlyList<HandlerAnswer>? OfSignature(RouteHandler handler)
    {
        var type = Awaited(handler.Method.ReturnType);
        if (type is null || type.SpecialType == SpecialType.System_Void)
            return IsRequestDelegate(handler.Method) ? null : [new(200, null, IsEmpty: true, null)];

        if (type.SpecialType == SpecialType.System_Object || type.Name is "IResult" or "IActionResult" or "ActionResult")
            return null;

        return IsResult(type) ? [.. Typed(type)] : [new(200, type, IsEmpty: false, null)];
    }

    /// <summary>The answers that code gives on its ways out.</summary>
    /// <param name="body">The code.</param>
    /// <param name="withResults">Whether results count; otherwise only exceptions and what is set on the response.</param>
    public static IEnumerable<HandlerAnswer> OfPaths(IOperation body, bool withResults)
    {
        foreach (var operation in body.Descendants())
        {
            switch (operation)
            {
                case IInvocationOperation call when withResults && OfCall(call) is { } answer:
                    yield return answer;
                    break;
                case IObjectCreationOperation created when withResults && OfCreation(created) is { } answer:
                    yield return answer;
                    break;
                case IConversionOperation { Type.Name: "ActionResult", IsImplicit: true, Operand.Type: { } value } conversion
                    when withResults && conversion.Type is INamedTypeSymbol { TypeArguments.Length: 1 } && !IsResult(value):
                    yield return new(200, value, IsEmpty: false, conversion);
                    break;
                case IThrowOperation thrown when OfException(thrown) is { } answer:
                    yield return answer;
                    break;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "StatusCode", ContainingType.Name: "HttpResponse" } } } assignment
                    when assignment.Value.ConstantValue is { HasValue: true, Value: int status }:
                    yield return new(status, null, IsEmpty: false, assignment);
                    break;
            }
        }
    }

    private static bool IsRequestDelegate(IMethodSymbol method) => method.Parameters.Length == 1 && method.Parameters[0].Type.Name == "HttpContext";

    private static bool IsResult(ITypeSymbol type) =>
        type.Name is "IResult" or "IActionResult" || type.AllInterfaces.Any(i => i.Name is "IResult" or "IActionResult" or "IConvertToActionResult");

    // Results<Ok<T>, NotFound> lists them; any other result type stands for one.
    private static IEnumerable<HandlerAnswer> Typed(ITypeSymbol type)
    {
        var arguments = type is INamedTypeSymbol named ? [.. named.TypeArguments] : Array.Empty<ITypeSymbol>();
        if (type.Name == "Results")
            return arguments.SelectMany(Typed);

        return Status(type) is { } status ? [new(status, arguments.FirstOrDefault(), arguments.Length == 0 && !type.Name.EndsWith("ObjectResult", StringComparison.Ordinal), null)] : [];
    }

    private static int? Status(ITypeSymbol type)
    {
        if (!IsResult(type))
            return null;

        var suffix = s_suffixes.FirstOrDefault(s => type.Name.EndsWith(s, StringComparison.Ordinal)) ?? "";
        return s_results.TryGetValue(type.Name.Substring(0, type.Name.Length - suffix.Length), out var status) ? status : null;
    }

    private static HandlerAnswer? OfCall(IInvocationOperation call)
    {
        if (call.TargetMethod.ContainingType is not ({ Name: "Results" or "TypedResults", ContainingNamespace.Name: "Http" } or { Name: "ControllerBase", ContainingNamespace.Name: "Mvc" }))
            return null;

        if (call.Arguments.FirstOrDefault(a => a.Parameter?.Name == "statusCode" && a.ArgumentKind == ArgumentKind.Explicit) is { } stated)
        {
            // Problem(), Json() and the like bring a body of their own.
            return Constant(stated.Value) is { } code ? new(code, Value(call.Arguments), call.TargetMethod.Name == "StatusCode" && call.Arguments.Length == 1, call) : null;
        }

        if (!s_results.TryGetValue(call.TargetMethod.Name, out var status))
            return null;

        var value = Value(call.Arguments);
        return new(status, value, value is null && !call.Arguments.Any(a => a.Parameter?.Name is "value" or "error" or "modelState" && a.ArgumentKind == ArgumentKind.Explicit), call);
    }

    // new ConflictResult(), new NotFoundObjectResult(x), new StatusCodeResult(409), new ObjectResult(x) { StatusCode = 409 }
    private static HandlerAnswer? OfCreation(IObjectCreationOperation created)
    {
        if (created.Type is not { ContainingNamespace.Name: "Mvc" } type || !IsResult(type))
            return null;

        var value = Value(created.Arguments);
        if (type.Name == "StatusCodeResult")
            return Constant(created.Arguments[0].Value) is { } code ? new(code, null, IsEmpty: true, created) : null;

        var stated = created.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(a => a.Target is IPropertyReferenceOperation { Property.Name: "StatusCode" });
        if (stated is not null)
            return Constant(stated.Value) is { } code ? new(code, value, IsEmpty: false, created) : null;

        return Status(type) is { } status ? new(status, value, created.Arguments.IsEmpty, created) : null;
    }

    // What the server turns into an answer of its own: BadHttpRequestException(message, status).
    private static HandlerAnswer? OfException(IThrowOperation thrown)
    {
        var exception = thrown.Exception is IConversionOperation conversion ? conversion.Operand : thrown.Exception;
        if (exception is not IObjectCreationOperation { Type: { Name: "BadHttpRequestException" } type } created || IsCaught(thrown, type))
            return null;

        var stated = created.Arguments.FirstOrDefault(a => a.Parameter?.Name == "statusCode");
        var status = stated is null ? 400 : Constant(stated.Value);
        return status is { } code ? new(code, null, IsEmpty: false, created) : null;
    }

    private static bool IsCaught(IThrowOperation thrown, ITypeSymbol type)
    {
        for (var (child, current) = ((IOperation)thrown, thrown.Parent); current is not null; (child, current) = (current, current.Parent))
        {
            if (current is ITryOperation tried && tried.Body == child && tried.Catches.Any(c => Catches(c.ExceptionType, type)))
                return true;
        }

        return false;
    }

    private static bool Catches(ITypeSymbol caught, ITypeSymbol thrown)
    {
        for (var type = thrown; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, caught))
                return true;
        }

        return caught.SpecialType == SpecialType.System_Object;
    }

    private static int? Constant(IOperation value)
    {
        var constant = value is IConversionOperation { ConstantValue.HasValue: false } conversion ? conversion.Operand.ConstantValue : value.ConstantValue;
        return constant is { HasValue: true, Value: int status } ? status : null;
    }

    private static ITypeSymbol? Value(IEnumerable<IArgumentOperation> arguments)
    {
        var argument = arguments.FirstOrDefault(a => a.Parameter?.Name is "value" or "error" && a.ArgumentKind == ArgumentKind.Explicit)?.Value;
        var type = argument is IConversionOperation conversion ? conversion.Operand.Type : argument?.Type;
        return type?.SpecialType == SpecialType.System_Object ? null : type;
    }

    private static ITypeSymbol? Awaited(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" } task
        ? task.TypeArguments.FirstOrDefault()
        : type;
}
