using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Plumbline.Analyzers.Drift;

/// <summary>What writes a value where it is kept and read elsewhere: a log, an exception's message, a URL, telemetry.</summary>
internal static class PersonalDataSinks
{
    private const string Log = "a log";
    private const string Url = "a URL";
    private const string Tag = "a telemetry tag";

    private static readonly HashSet<string> s_activity = new(StringComparer.Ordinal)
        { "SetTag", "AddTag", "Add", "SetBaggage", "AddBaggage", "SetStatus", "StartActivity", "CreateActivity", "SetCustomProperty" };

    private static readonly HashSet<string> s_urlMethods = new(StringComparer.Ordinal)
        { "Redirect", "RedirectPermanent", "RedirectPreserveMethod", "LocalRedirect", "AddQueryString" };

    /// <summary>What a call does with an argument.</summary>
    /// <param name="call">The call.</param>
    /// <param name="argument">The argument.</param>
    /// <returns>The sink in words; null where the call is none.</returns>
    public static string? OfCall(IInvocationOperation call, IArgumentOperation argument)
    {
        var method = call.TargetMethod;
        var type = method.ContainingType;
        if (IsLog(call))
            return Log;

        if (type.Name is "Activity" or "ActivitySource" or "TagList" or "ActivityTagsCollection" && s_activity.Contains(method.Name))
            return Tag;

        if (type.ContainingNamespace is { Name: "Metrics", ContainingNamespace.Name: "Diagnostics" } && method.Name is "Add" or "Record")
            return type.ContainingNamespace?.Name == "Metrics" && argument.Parameter?.Name is not ("value" or "delta") ? Tag : null;

        if (s_urlMethods.Contains(method.Name) && type.ContainingNamespace.ToDisplayString().StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal))
            return Url;

        if (type is { Name: "QueryString" or "QueryBuilder", ContainingNamespace.Name: "Http" or "Extensions" } && method.Name is "Create" or "Add")
            return type.Name is "QueryString" or "QueryBuilder" ? Url : null;

        return type.Name is "HttpClient" or "HttpClientJsonExtensions" && argument.Parameter?.Name == "requestUri" ? Url : null;
    }

    /// <summary>What making an object does with an argument.</summary>
    /// <param name="created">The new object.</param>
    /// <returns>The sink in words; null where the object is none.</returns>
    public static string? OfCreation(IObjectCreationOperation created)
    {
        for (var type = created.Type; type is not null; type = type.BaseType)
        {
            if (type is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
                return "the message of an exception";
        }

        return created.Type switch
        {
            { Name: "Uri" or "UriBuilder", ContainingNamespace.Name: "System" } or { Name: "HttpRequestMessage" } => Url,
            { Name: "ActivityEvent" or "Measurement" or "ActivityLink" } => Tag,
            _ => null,
        };
    }

    /// <summary>What setting a property does with the value.</summary>
    /// <param name="property">The property.</param>
    /// <returns>The sink in words; null where the property is none.</returns>
    public static string? OfProperty(IPropertySymbol property) => property switch
    {
        { Name: "Path" or "Query" or "Host" or "Fragment" or "UserName", ContainingType: { Name: "UriBuilder", ContainingNamespace.Name: "System" } } => Url,
        { Name: "DisplayName", ContainingType.Name: "Activity" } => Tag,
        { IsIndexer: true, ContainingType.Name: "ActivityTagsCollection" } => Tag,
        _ => null,
    };

    // ILogger's own methods and extensions by anybody, [LoggerMessage] methods, delegates of LoggerMessage.Define, Trace, event sources.
    private static bool IsLog(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var original = method.ReducedFrom ?? method;
        return IsLogger(method.ContainingType)
            || (original.IsExtensionMethod && IsLogger(original.Parameters[0].Type))
            || method.GetAttributes().Any(a => a.AttributeClass?.Name == "LoggerMessageAttribute")
            || (method.MethodKind == MethodKind.DelegateInvoke && !method.Parameters.IsEmpty && IsLogger(method.Parameters[0].Type))
            || method.ContainingType is { Name: "Trace", ContainingNamespace.Name: "Diagnostics" }
            || method is { Name: "WriteEvent", ContainingType.Name: "EventSource" };
    }

    private static bool IsLogger(ITypeSymbol type) => IsLoggerInterface(type) || type.AllInterfaces.Any(IsLoggerInterface);

    private static bool IsLoggerInterface(ITypeSymbol type) => type is { Name: "ILogger", ContainingNamespace: { Name: "Logging", ContainingNamespace.Name: "Extensions" } };
}
