using Microsoft.AspNetCore.Http;

namespace Plumbline.AspNetCore;

/// <summary>Paths as the caller sees them.</summary>
internal static class RequestPath
{
    /// <summary>What stands before the document's own path in this request: the path base and the prefixes of groups, percent-encoded.</summary>
    /// <param name="context">A request of an operation.</param>
    public static string Prefix(HttpContext context)
    {
        var pattern = context.GetEndpoint()?.Metadata.GetMetadata<OperationDescription>()?.Pattern.Trim('/') ?? "";
        var segments = pattern.Length == 0 ? 0 : 1 + pattern.AsSpan().Count('/');
        if (!context.Request.PathBase.HasValue && context.Request.Path.Value is { } own && own.AsSpan().TrimEnd('/').Count('/') == segments)
            return "";

        var path = (context.Request.PathBase + context.Request.Path).ToUriComponent().TrimEnd('/');
        for (; segments > 0 && path.Length > 0; segments--)
            path = path[..path.LastIndexOf('/')];

        return path;
    }
}
