using System.Text;
using System.Text.Json.Nodes;
using Plumbline.Testing.Documents;

namespace Plumbline.Testing.Requests;

/// <summary>A request to an operation, as data: what is sent, shrunk, repeated and shown.</summary>
/// <param name="Operation">The operation.</param>
internal sealed record ApiCall(TestedOperation Operation)
{
    /// <summary>The method; the operation's own unless a check tries another.</summary>
    public string Method { get; init; } = Operation.Operation.Method;

    /// <summary>The path with its parameters filled in and escaped.</summary>
    public required string Path { get; init; }

    /// <summary>The query, in order; a list repeats its name.</summary>
    public IReadOnlyList<(string Name, string Value)> Query { get; init; } = [];

    /// <summary>The headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Whether there is a body.</summary>
    public bool HasBody { get; init; }

    /// <summary>The body as JSON, where it is JSON (null is the JSON null).</summary>
    public JsonNode? Json { get; init; }

    /// <summary>The body's bytes where it is no JSON value; null otherwise.</summary>
    public byte[]? Raw { get; init; }

    /// <summary>The body's media type.</summary>
    public string MediaType { get; init; } = "application/json";

    /// <summary>Who it says that it comes from.</summary>
    public CallCredentials Credentials { get; init; }

    /// <summary>The path and query as they travel.</summary>
    public string Target => Path + (Query.Count == 0
        ? ""
        : "?" + string.Join('&', Query.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}")));

    /// <summary>The body's bytes; null where there is none.</summary>
    public byte[]? Content => !HasBody ? null : Raw ?? Encoding.UTF8.GetBytes(Json?.ToJsonString() ?? "null");

    /// <summary>The same call with another value of a query parameter or header; none where the value is null.</summary>
    public ApiCall WithQuery(string name, params string[] values) =>
        this with { Query = [.. Query.Where(pair => pair.Name != name), .. values.Select(value => (name, value))] };

    /// <summary>The same call with another value of a header; without it where the value is null.</summary>
    public ApiCall WithHeader(string name, string? value) => this with
    {
        Headers = [.. Headers.Where(pair => !string.Equals(pair.Name, name, StringComparison.OrdinalIgnoreCase)), .. value is null ? [] : new[] { (name, value) }],
    };

    /// <summary>The same call with another JSON body.</summary>
    public ApiCall WithJson(JsonNode? body) => this with { HasBody = true, Json = body, Raw = null };

    /// <summary>The same call with a body of bytes.</summary>
    public ApiCall WithRaw(byte[] body, string mediaType = "application/json") => this with { HasBody = true, Raw = body, MediaType = mediaType };
}
