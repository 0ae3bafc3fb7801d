using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Plumbline.Analyzers.Drift;

/// <summary>Where a value goes that is part of an expression: into a log, an exception's message, a URL or a telemetry tag.</summary>
internal static class PersonalDataSinks
{
    /// <summary>The sink of a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The sink in words; null where the value goes elsewhere, or first into a variable.</returns>
    public static string? Find(IOperation value)
    {
        for (var (child, current) = (value, value.Parent); current is not null; (child, current) = (current, current.Parent))
        {
            switch (current)
            {
                case IArgumentOperation { Parent: IInvocationOperation call } argument:
                    if (OfCall(call, argument) is { } sink)
                        return sink;

                    // Text made of it says it too; what any other method returns does not have to.
                    if (!MakesText(call))
                        return null;

                    break;
                case IArgumentOperation { Parent: IObjectCreationOperation created }:
                    if (OfCreation(created) is { } target)
                        return target;

                    if (created.Type?.Name != "KeyValuePair")
                        return null;

                    break;
                case IInvocationOperation call when call.Instance == child:
                    if (!MakesText(call))
                        return null;

                    break;
                case IConversionOperation or IInterpolatedStringOperation or IInterpolationOperation or IArrayCreationOperation or IArrayInitializerOperation
                    or IInterpolatedStringHandlerCreationOperation or IInterpolatedStringAdditionOperation or IInterpolatedStringAppendOperation
                    or IArgumentOperation or IInvocationOperation or IObjectCreationOperation or ICoalesceOperation or IConditionalAccessOperation
                    or IParenthesizedOperation or ICollectionExpressionOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add }:
                    break;
                case IConditionalOperation conditional when conditional.Condition != child:
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static bool MakesText(IInvocationOperation call) =>
        call.TargetMethod.Name == "ToString"
        || (call.TargetMethod.ContainingType.SpecialType == SpecialType.System_String && call.Type?.SpecialType == SpecialType.System_String)
        || call.TargetMethod.ContainingType is { Name: "Uri", ContainingNamespace.Name: "System" };

    private static string? OfCall(IInvocationOperation call, IArgumentOperation argument)
    {
        var method = call.TargetMethod;
        var type = method.ContainingType;
        if (type.Name is "LoggerExtensions" or "ILogger" || method.GetAttributes().Any(a => a.AttributeClass?.Name == "LoggerMessageAttribute"))
            return "a log";

        if (type is { Name: "Activity" or "TagList" or "ActivityTagsCollection" } && method.Name is "SetTag" or "AddTag" or "Add")
            return "a telemetry tag";

        if (type.ContainingNamespace is { Name: "Metrics", ContainingNamespace.Name: "Diagnostics" } && method.Name is "Add" or "Record")
            return type.ContainingNamespace?.Name == "Metrics" && argument.Parameter?.Name != "value" && argument.Parameter?.Name != "delta" ? "a telemetry tag" : null;

        var isRequest = type.Name is "HttpClient" or "HttpClientJsonExtensions" && argument.Parameter?.Name == "requestUri";
        return isRequest ? "a URL" : null;
    }

    private static string? OfCreation(IObjectCreationOperation created)
    {
        for (var type = created.Type; type is not null; type = type.BaseType)
        {
            if (type is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
                return "the message of an exception";
        }

        return created.Type is { Name: "Uri", ContainingNamespace.Name: "System" } or { Name: "HttpRequestMessage" } ? "a URL" : null;
    }
}
