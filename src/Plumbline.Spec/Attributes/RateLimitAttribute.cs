using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Attributes;

/// <summary><c>rate_limit</c>, on the service, a resource or an operation: how many calls are answered.</summary>
public sealed record RateLimitAttribute
{
    /// <summary>The attribute's name in a document.</summary>
    public const string AttributeName = "rate_limit";

    /// <summary>How many calls.</summary>
    public required int Permits { get; init; }

    /// <summary>In how many seconds.</summary>
    public required int PerSeconds { get; init; }

    /// <summary>Who shares the permits.</summary>
    public RateLimitScope By { get; init; }

    /// <summary>The first usable <c>rate_limit</c> among attributes; null where there is none.</summary>
    /// <param name="attributes">A node's attributes.</param>
    public static RateLimitAttribute? Find(EquatableArray<ApiAttribute> attributes) => AttributeValues.First(attributes, AttributeName, Read);

    private static RateLimitAttribute? Read(JsonValue value) =>
        value.Positive("permits") is { } permits && value.Positive("per_seconds") is { } seconds
            ? new() { Permits = permits, PerSeconds = seconds, By = value.Text("by") == "all" ? RateLimitScope.All : RateLimitScope.Client }
            : null;
}

/// <summary>Who shares the permits of a rate limit.</summary>
public enum RateLimitScope
{
    /// <summary><c>client</c>: every caller has its own.</summary>
    Client,

    /// <summary><c>all</c>: all callers share them.</summary>
    All,
}
