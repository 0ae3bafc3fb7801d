using Microsoft.CodeAnalysis;

namespace Plumbline.Analyzers.Routes;

/// <summary>The routes of an MVC action.</summary>
internal static class ControllerRoute
{
    private static readonly Dictionary<string, string> s_methods = new(StringComparer.Ordinal)
    {
        ["HttpGetAttribute"] = "GET", ["HttpPostAttribute"] = "POST", ["HttpPutAttribute"] = "PUT", ["HttpDeleteAttribute"] = "DELETE",
        ["HttpPatchAttribute"] = "PATCH", ["HttpHeadAttribute"] = "HEAD", ["HttpOptionsAttribute"] = "OPTIONS",
    };

    /// <summary>What a method answers by its attributes.</summary>
    /// <param name="method">A method.</param>
    /// <returns>Nothing where it is no action, says why it is in no document, or is routed by convention.</returns>
    public static IEnumerable<(string Method, string Pattern)> Of(IMethodSymbol method)
    {
        if (method is not { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false } || IsEscaped(method) || IsEscaped(method.ContainingType))
            yield break;

        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass is not { ContainingNamespace.Name: "Mvc" } type || !s_methods.TryGetValue(type.Name, out var verb))
                continue;

            var own = Template(attribute) ?? method.GetAttributes().Where(IsRoute).Select(Template).FirstOrDefault();
            var shared = method.ContainingType.GetAttributes().Where(IsRoute).Select(Template).FirstOrDefault();
            if (own is not null || shared is not null)
                yield return (verb, Replace(Join(shared, own), method));
        }
    }

    private static bool IsEscaped(ISymbol symbol) =>
        symbol.GetAttributes().Any(a => a.AttributeClass is { Name: "WithoutDocumentAttribute", ContainingNamespace.Name: "AspNetCore" });

    private static bool IsRoute(AttributeData attribute) => attribute.AttributeClass is { Name: "RouteAttribute", ContainingNamespace.Name: "Mvc" };

    private static string? Template(AttributeData attribute) => attribute.ConstructorArguments.FirstOrDefault().Value as string;

    // A template that starts with a slash or tilde does not care for the controller's.
    private static string Join(string? shared, string? own) =>
        own is null ? shared!
        : own.StartsWith("/", StringComparison.Ordinal) || own.StartsWith("~", StringComparison.Ordinal) || shared is null ? own.TrimStart('~')
        : shared.TrimEnd('/') + "/" + own;

    private static string Replace(string template, IMethodSymbol method)
    {
        var controller = method.ContainingType.Name;
        if (controller.EndsWith("Controller", StringComparison.Ordinal))
            controller = controller.Substring(0, controller.Length - "Controller".Length);

        var action = method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name.Substring(0, method.Name.Length - "Async".Length) : method.Name;
        return "/" + template.TrimStart('/').Replace("[controller]", controller).Replace("[action]", action);
    }
}
