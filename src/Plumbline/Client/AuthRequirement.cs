namespace Plumbline.Client;

/// <summary>What an operation's <c>auth</c> attribute asks of its callers.</summary>
/// <param name="Scheme"><c>bearer</c>, <c>basic</c>, <c>api_key</c> or <c>mutual_tls</c>; operations with <c>none</c> ask for nothing.</param>
/// <param name="Scopes">The scopes that the caller needs.</param>
public sealed record AuthRequirement(string Scheme, params IReadOnlyList<string> Scopes);
