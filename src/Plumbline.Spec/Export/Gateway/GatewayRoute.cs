using Plumbline.Spec.Attributes;

namespace Plumbline.Spec.Export.Gateway;

/// <summary>One operation as a gateway sees it.</summary>
public sealed record GatewayRoute
{
    /// <summary>The service that answers.</summary>
    public required string Service { get; init; }

    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The path as documents write it: <c>/users/:id</c>.</summary>
    public required string Path { get; init; }

    /// <summary>A name that is no other route's: lower-case letters, digits and underscores.</summary>
    public required string Id { get; init; }

    /// <summary>Whether it may be sent again.</summary>
    public required bool IsIdempotent { get; init; }

    /// <summary>How long a call may take, in milliseconds.</summary>
    public required int TimeoutMilliseconds { get; init; }

    /// <summary>Who may call; null where the document does not say.</summary>
    public AuthAttribute? Auth { get; init; }

    /// <summary>How many calls are answered; null for no limit.</summary>
    public RateLimitAttribute? RateLimit { get; init; }

    /// <summary>Whether callers from outside of the service's own team reach it.</summary>
    public required bool IsExposed { get; init; }

    /// <summary>Why they do not; null where they do.</summary>
    public string? Hidden { get; init; }

    /// <summary>The segments of its path.</summary>
    public IReadOnlyList<GatewaySegment> Segments => [.. Path.Trim('/').Split('/').Where(segment => segment.Length > 0).Select(GatewaySegment.Of)];

    /// <summary>Method and path.</summary>
    public string Title => $"{Method} {Path}";

    /// <summary>Whether a request's path is one of this route's; letters of either case, and a slash at the end makes no difference, as in routing.</summary>
    /// <param name="path">The path of a request, without a query.</param>
    public bool Matches(string path)
    {
        var given = path.Trim('/').Split('/').Where(segment => segment.Length > 0).ToList();
        var own = Segments;
        return given.Count == own.Count && own.Zip(given, (pattern, text) => pattern.Matches(text)).All(matches => matches);
    }
}

/// <summary>A segment of a path.</summary>
/// <param name="Parameter">The parameter's name; null for fixed text.</param>
/// <param name="Text">The fixed text, or what stands behind the parameter: <c>.csv</c>.</param>
public sealed record GatewaySegment(string? Parameter, string Text)
{
    /// <summary>Reads a segment of a document's path.</summary>
    /// <param name="segment">The segment.</param>
    public static GatewaySegment Of(string segment)
    {
        if (segment.Length < 2 || segment[0] != ':')
            return new(null, segment);

        var dot = segment.IndexOf('.');
        return dot < 0 ? new(segment.Substring(1), "") : new(segment.Substring(1, dot - 1), segment.Substring(dot));
    }

    /// <summary>Whether a segment of a request is one.</summary>
    /// <param name="text">The segment.</param>
    public bool Matches(string text) => Parameter is null
        ? string.Equals(text, Text, StringComparison.OrdinalIgnoreCase)
        : text.Length > Text.Length && text.EndsWith(Text, StringComparison.OrdinalIgnoreCase);
}
