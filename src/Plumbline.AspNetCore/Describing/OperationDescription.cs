using System.Reflection;

namespace Plumbline.AspNetCore;

/// <summary>What the document says about an operation, as far as serving it needs to know. Emitted; constant per process.</summary>
public sealed record OperationDescription
{
    /// <summary>The operation's name, unique in its document, e.g. <c>UsersGetById</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The HTTP method, upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The route pattern, e.g. <c>/users/{id}</c>.</summary>
    public required string Pattern { get; init; }

    /// <summary>The resource's name, for grouping in API descriptions.</summary>
    public required string Tag { get; init; }

    /// <summary>The method of the handler interface.</summary>
    public required MethodInfo Handler { get; init; }

    /// <summary>The first sentence of the document's description.</summary>
    public string? Summary { get; init; }

    /// <summary>The document's description.</summary>
    public string? Description { get; init; }

    /// <summary>The document deprecates it.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>The parameters, in the order of the handler's method (without body).</summary>
    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    /// <summary>The body; null where there is none.</summary>
    public ApiBody? Body { get; init; }

    /// <summary>The answers that the document lists.</summary>
    public IReadOnlyList<ApiResponse> Responses { get; init; } = [];

    /// <summary>Who may call; null where the document says nothing.</summary>
    public ApiAuthorization? Authorization { get; init; }

    /// <summary>How often; null where the document says nothing.</summary>
    public ApiRateLimit? RateLimit { get; init; }

    /// <summary>After how long the handler is cancelled; null where the document says nothing.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The request header under which the first answer is replayed; null where there is none.</summary>
    public string? IdempotencyKeyHeader { get; init; }

    /// <summary>Whether the body is read at all.</summary>
    internal bool ReadsBody => Body is not null || Parameters.Any(parameter => parameter.Source == ParameterSource.Form);

    /// <summary>Whether any answer has a body, so that <c>Accept</c> matters.</summary>
    internal bool AnswersJson => Responses.Any(response => response.Type is not null);
}
