using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Plumbline.AspNetCore;

/// <summary>Reads path parameters.</summary>
internal static class PathValue
{
    /// <summary>The decoded value of a path parameter; null where the route has none of that name.</summary>
    /// <param name="context">The request.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="name">The parameter's name.</param>
    public static string? Get(HttpContext context, OperationDescription operation, string name)
    {
        var found = context.Request.RouteValues[name];
        var value = found as string ?? Convert.ToString(found, CultureInfo.InvariantCulture);
        if (value is null || !value.Contains('%', StringComparison.Ordinal) || !value.Contains("%2F", StringComparison.OrdinalIgnoreCase))
            return value;

        // The server decodes everything in a path but "%2F", so that "%2F" here may have been "%2F" or "%252F". What was sent tells.
        return FromTarget(context, operation, name, value) ?? value.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
    }

    private static string? FromTarget(HttpContext context, OperationDescription operation, string name, string value)
    {
        var pattern = operation.Pattern.Trim('/').Split('/');
        var fromEnd = pattern.Length - Array.IndexOf(pattern, "{" + name + "}");
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var segments = (query < 0 ? target : target[..query]).TrimEnd('/').Split('/');
        if (fromEnd > pattern.Length || fromEnd > segments.Length)
            return null;

        var sent = segments[^fromEnd];
        var decoded = Uri.UnescapeDataString(sent);
        return string.Equals(
            decoded.Replace("/", "%2F", StringComparison.Ordinal).Replace("%2f", "%2F", StringComparison.Ordinal),
            value.Replace("%2f", "%2F", StringComparison.Ordinal),
            StringComparison.Ordinal) ? decoded : null;
    }
}
