using Microsoft.CodeAnalysis;
using Plumbline.Analyzers.Drift;
using Plumbline.Analyzers.Models;

namespace Plumbline.Analyzers.Routes;

/// <summary>Where a handler's parameter comes from.</summary>
internal enum ParameterSource
{
    /// <summary>The path.</summary>
    Path,

    /// <summary>The query string.</summary>
    Query,

    /// <summary>A header.</summary>
    Header,

    /// <summary>The body.</summary>
    Body,

    /// <summary>No part of the request that a document tells of, as far as anybody knows before the application runs.</summary>
    Service,

    /// <summary>Any part of the request.</summary>
    Anything,
}

/// <summary>A parameter of a handler as ASP.NET Core fills it.</summary>
/// <param name="Symbol">The parameter.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="WireName">Its name in the request.</param>
internal sealed record HandlerParameter(IParameterSymbol Symbol, ParameterSource Source, string WireName)
{
    private static readonly HashSet<string> s_anything = new(StringComparer.Ordinal)
        { "HttpContext", "HttpRequest", "Stream", "PipeReader", "IFormFile", "IFormFileCollection", "IFormCollection" };

    private static readonly HashSet<string> s_services = new(StringComparer.Ordinal) { "CancellationToken", "ClaimsPrincipal", "HttpResponse" };

    /// <summary>Its type.</summary>
    public ITypeSymbol Type => Symbol.Type;

    /// <summary>The parameters of a handler.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="routeNames">The names in its route.</param>
    public static IReadOnlyList<HandlerParameter> Of(RouteHandler handler, IReadOnlyList<string> routeNames) =>
        [.. handler.Method.Parameters.Select(parameter => Of(handler, parameter, routeNames))];

    private static HandlerParameter Of(RouteHandler handler, IParameterSymbol parameter, IReadOnlyList<string> routeNames)
    {
        foreach (var attribute in parameter.GetAttributes())
        {
            if (OfAttribute(attribute.AttributeClass?.Name) is { } stated)
                return new(parameter, stated, attribute.NamedArguments.FirstOrDefault(a => a.Key == "Name").Value.Value as string ?? parameter.Name);
        }

        return new(parameter, Inferred(handler, parameter, routeNames), parameter.Name);
    }

    private static ParameterSource? OfAttribute(string? name) => name switch
    {
        "FromRouteAttribute" => ParameterSource.Path,
        "FromQueryAttribute" => ParameterSource.Query,
        "FromHeaderAttribute" => ParameterSource.Header,
        "FromBodyAttribute" => ParameterSource.Body,
        "FromServicesAttribute" or "FromKeyedServicesAttribute" => ParameterSource.Service,
        "AsParametersAttribute" or "FromFormAttribute" or "ModelBinderAttribute" => ParameterSource.Anything,
        _ => null,
    };

    private static ParameterSource Inferred(RouteHandler handler, IParameterSymbol parameter, IReadOnlyList<string> routeNames)
    {
        var type = TypeText.Underlying(parameter.Type);
        if (s_anything.Contains(type.Name) || type.GetMembers("BindAsync").Any(m => m.IsStatic))
            return ParameterSource.Anything;

        if (s_services.Contains(type.Name))
            return ParameterSource.Service;

        if (routeNames.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase))
            return ParameterSource.Path;

        if (IsText(type) || (type is IArrayTypeSymbol { ElementType: var element } && IsText(TypeText.Underlying(element))))
            return ParameterSource.Query;

        // Without [ApiController] an action binds parts of anything to it.
        if (handler.IsAction && !IsApiController(handler.Method.ContainingType))
            return ParameterSource.Anything;

        if (EmittedTypes.IsEmitted(type) || type.Name is "ApiList" or "ApiMap" || MarkedType.ModelName(type) is not null)
            return ParameterSource.Body;

        // Where a class is from, body or container, only the running application knows.
        return ParameterSource.Service;
    }

    private static bool IsApiController(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetAttributes().Any(a => a.AttributeClass?.Name == "ApiControllerAttribute"))
                return true;
        }

        return false;
    }

    private static bool IsText(ITypeSymbol type) =>
        type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_String or SpecialType.System_DateTime
        || type.TypeKind == TypeKind.Enum
        || type.GetMembers("TryParse").OfType<IMethodSymbol>().Any(m => m.IsStatic && m.Parameters.Length > 1 && m.Parameters[0].Type.SpecialType == SpecialType.System_String);
}
