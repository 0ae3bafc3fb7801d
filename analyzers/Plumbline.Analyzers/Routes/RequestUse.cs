using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Plumbline.Analyzers.Routes;

/// <summary>What an MVC action does with the request that its controller holds.</summary>
internal static class RequestUse
{
    /// <summary>Whether it may read any part of the request.</summary>
    /// <param name="body">What it does; null where that is not known.</param>
    public static bool ReadsRequest(IOperation? body) =>
        body is null || body.Descendants().OfType<IPropertyReferenceOperation>().Any(p => p.Property is { Name: "Request" or "HttpContext", ContainingType.Name: "ControllerBase" });
}
