namespace Plumbline.AspNetCore;

/// <summary>Who may call an operation (the document's <c>auth</c> attribute). Emitted.</summary>
public sealed record ApiAuthorization
{
    /// <summary>The scheme in the document's words: <c>bearer</c>, <c>basic</c>, <c>api_key</c>, <c>mutual_tls</c>, or <c>none</c> for everybody.</summary>
    public required string Scheme { get; init; }

    /// <summary>The name of an authorization policy of the application; null where the document names none.</summary>
    public string? Policy { get; init; }

    /// <summary>Scopes that the caller must have, all of them.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Open to everybody, whatever the group around it demands.</summary>
    internal bool IsAnonymous => Scheme == "none";
}
