using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Attributes;

/// <summary><c>auth</c>, on the service, a resource or an operation (the nearest wins): who may call.</summary>
public sealed record AuthAttribute
{
    /// <summary>The attribute's name in a document.</summary>
    public const string AttributeName = "auth";

    /// <summary>How callers prove who they are; null for whatever the service is configured with.</summary>
    public AuthScheme? Scheme { get; init; }

    /// <summary>Scopes that a caller needs, all of them.</summary>
    public EquatableArray<string> Scopes { get; init; }

    /// <summary>The authorization policy's name in code; null for none.</summary>
    public string? Policy { get; init; }

    /// <summary>The first usable <c>auth</c> among attributes; null where there is none.</summary>
    /// <param name="attributes">A node's attributes.</param>
    public static AuthAttribute? Find(EquatableArray<ApiAttribute> attributes) => AttributeValues.First(attributes, AttributeName, Read);

    /// <summary>A scheme by its name in a document; null for a name that is none.</summary>
    /// <param name="name">The name, matched exactly.</param>
    public static AuthScheme? ParseScheme(string? name) => name switch
    {
        "bearer" => AuthScheme.Bearer,
        "basic" => AuthScheme.Basic,
        "api_key" => AuthScheme.ApiKey,
        "mutual_tls" => AuthScheme.MutualTls,
        "none" => AuthScheme.None,
        _ => null,
    };

    private static AuthAttribute Read(JsonValue value) => new()
    {
        Scheme = ParseScheme(value.Text("scheme")),
        Scopes = value.Texts("scopes"),
        Policy = value.Text("policy"),
    };
}

/// <summary>How callers prove who they are.</summary>
public enum AuthScheme
{
    /// <summary><c>none</c>: everybody may call.</summary>
    None,

    /// <summary><c>bearer</c>: a token in the Authorization header.</summary>
    Bearer,

    /// <summary><c>basic</c>: name and password in the Authorization header.</summary>
    Basic,

    /// <summary><c>api_key</c>: a key in a header.</summary>
    ApiKey,

    /// <summary><c>mutual_tls</c>: a client certificate.</summary>
    MutualTls,
}
