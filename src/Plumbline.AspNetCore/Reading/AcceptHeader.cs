using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Plumbline.AspNetCore;

/// <summary>Reads <c>Accept</c>.</summary>
internal static class AcceptHeader
{
    /// <summary>Whether the caller can take JSON. A header that does not parse excludes nothing.</summary>
    /// <param name="request">The request.</param>
    public static bool AllowsJson(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        if (accept.Count == 0 || accept is ["" or "*/*" or MediaTypes.Json])
            return true;

        if (!MediaTypeHeaderValue.TryParseList(accept, out var types) || types.Count == 0)
            return true;

        // The most specific range decides (RFC 9110, 12.5.1): "application/json;q=0, */*" excludes JSON.
        MediaTypeHeaderValue? best = null;
        foreach (var type in types)
        {
            if (Matches(type) && (best is null || Precision(type) > Precision(best)))
                best = type;
        }

        return best is { Quality: null or > 0 };
    }

    /// <summary>Whether the caller is a browser that asks for a page.</summary>
    /// <param name="request">The request.</param>
    public static bool PrefersHtml(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static bool Matches(MediaTypeHeaderValue range) =>
        range.MatchesAllTypes
        || (range.Type.Equals("application", StringComparison.OrdinalIgnoreCase)
            && (range.MatchesAllSubTypes || range.SubTypeWithoutSuffix.Equals("json", StringComparison.OrdinalIgnoreCase)
                || range.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)));

    private static int Precision(MediaTypeHeaderValue range) => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2;
}
