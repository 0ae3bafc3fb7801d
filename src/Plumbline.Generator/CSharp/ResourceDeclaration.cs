using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.CSharp;

/// <summary>A resource to emit: handler interface, result types and routes for a service; a typed part of the client for callers.</summary>
public sealed record ResourceDeclaration
{
    /// <summary>What its file shares with the document's others.</summary>
    public required DocumentContext Context { get; init; }

    /// <summary>The stem of everything emitted for it, e.g. <c>Users</c>: <c>IUsersApi</c>, <c>MapUsersApi</c>, <c>client.Users</c>, <c>UsersGetByIdResult</c>.</summary>
    public required string Stem { get; init; }

    /// <summary>The type it is about, as the document writes it.</summary>
    public required string DocumentType { get; init; }

    /// <summary>The document's description.</summary>
    public string? Description { get; init; }

    /// <summary>The reason why it is deprecated (may be empty); null where it is not.</summary>
    public string? Deprecation { get; init; }

    /// <summary>The standard health check resource (<c>GET .../healthcheck</c>), which has an implementation of its own.</summary>
    public bool IsHealthCheck { get; init; }

    /// <summary>What its own implementation answers; null where this is no health check, or its model has required fields that no convention fills.</summary>
    public HealthDeclaration? Health { get; init; }

    /// <summary>The operations in document order.</summary>
    public EquatableArray<OperationDeclaration> Operations { get; init; }
}

/// <summary>An operation to emit.</summary>
public sealed record OperationDeclaration
{
    /// <summary>The C# name without <c>Async</c>, e.g. <c>GetById</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The HTTP method, upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The path as the document writes it, e.g. <c>/users/:id</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The ASP.NET Core route pattern, e.g. <c>/users/{id}</c>.</summary>
    public required string RoutePattern { get; init; }

    /// <summary>The path in pieces, for clients.</summary>
    public EquatableArray<PathPiece> Pieces { get; init; }

    /// <summary>The document's description.</summary>
    public string? Description { get; init; }

    /// <summary>The reason why it is deprecated (may be empty); null where it is not.</summary>
    public string? Deprecation { get; init; }

    /// <summary>Parameters in the order of the C# method: path parameters, (body), required ones, optional ones; service-wide headers last.</summary>
    public EquatableArray<ParameterDeclaration> Parameters { get; init; }

    /// <summary>The body; null where there is none. In C# it follows the path parameters.</summary>
    public BodyDeclaration? Body { get; init; }

    /// <summary>The answers, by status, <c>default</c> last.</summary>
    public EquatableArray<ResponseDeclaration> Responses { get; init; }

    /// <summary>Where what a 201 carries can be fetched; null where the resource has no get-by-id, or the body lacks the id.</summary>
    public LocationDeclaration? Location { get; init; }

    /// <summary>Who may call; null where the document says nothing.</summary>
    public AuthDeclaration? Auth { get; init; }

    /// <summary>How often; null where the document says nothing.</summary>
    public RateLimitDeclaration? RateLimit { get; init; }

    /// <summary>The time limit in milliseconds; null where the document says nothing.</summary>
    public long? TimeoutMilliseconds { get; init; }

    /// <summary>Whether sending it twice is the same as once, so that callers may retry.</summary>
    public required bool IsIdempotent { get; init; }

    /// <summary>The request header under which the server replays its first answer; null where there is none.</summary>
    public string? IdempotencyKeyHeader { get; init; }
}

/// <summary>A piece of a path: literal text, or a parameter.</summary>
/// <param name="Text">The literal (starting with its slash), or the parameter's wire name.</param>
/// <param name="IsParameter">Which of the two.</param>
public sealed record PathPiece(string Text, bool IsParameter);

/// <summary>The <c>Location</c> of a created thing: the path of the resource's get-by-id, filled from the body.</summary>
public sealed record LocationDeclaration
{
    /// <summary>The get-by-id's path; it has exactly one parameter.</summary>
    public required EquatableArray<PathPiece> Pieces { get; init; }

    /// <summary>The body's C# property that fills the parameter; always present.</summary>
    public required string Property { get; init; }

    /// <summary>That property's type; its codec is a text codec.</summary>
    public required TypeUse Type { get; init; }
}

/// <summary>What the default health check answers when the service is well.</summary>
/// <param name="Operation">The C# name of the operation without <c>Async</c>, e.g. <c>GetHealthcheck</c>; it takes no parameters.</param>
/// <param name="SuccessName">The success answer's factory, e.g. <c>Ok</c>.</param>
/// <param name="HealthyExpression">A C# expression of the success body, e.g. <c>new global::Io.Example.UserV0.Healthcheck { Status = "healthy" }</c>; null for unit.</param>
public sealed record HealthDeclaration(string Operation, string SuccessName, string? HealthyExpression);

/// <summary>A parameter to emit.</summary>
public sealed record ParameterDeclaration
{
    /// <summary>The C# parameter name, escaped where it is a keyword.</summary>
    public required string Name { get; init; }

    /// <summary>The name on the wire.</summary>
    public required string WireName { get; init; }

    /// <summary>The type.</summary>
    public required TypeUse Type { get; init; }

    /// <summary>Where it travels.</summary>
    public required ParameterLocation Location { get; init; }

    /// <summary>Whether a request without it is refused (it has no default either).</summary>
    public required bool IsRequired { get; init; }

    /// <summary>The default as a C# expression; null where there is none.</summary>
    public string? Default { get; init; }

    /// <summary>The default as the document writes it; null where there is none.</summary>
    public string? DefaultText { get; init; }

    /// <summary>What the value must satisfy.</summary>
    public required Constraints Constraints { get; init; }

    /// <summary>The values allowed by a <c>sort</c> attribute, each with and without <c>-</c>; empty where none applies.</summary>
    public EquatableArray<string> AllowedValues { get; init; }

    /// <summary>The document's description.</summary>
    public string? Description { get; init; }

    /// <summary>The reason why it is deprecated (may be empty); null where it is not.</summary>
    public string? Deprecation { get; init; }

    /// <summary>Whether the C# parameter has no nullable mark: required, or filled by its default.</summary>
    public bool IsAlwaysPresent => IsRequired || Default is not null;
}

/// <summary>A body to emit.</summary>
public sealed record BodyDeclaration
{
    /// <summary>The C# parameter name.</summary>
    public required string Name { get; init; }

    /// <summary>The type; for a PATCH of a model the type of its companion.</summary>
    public required TypeUse Type { get; init; }

    /// <summary>The document's description.</summary>
    public string? Description { get; init; }
}

/// <summary>An answer to emit.</summary>
public sealed record ResponseDeclaration
{
    /// <summary>The status; null for <c>default</c>.</summary>
    public required int? Code { get; init; }

    /// <summary>The factory's and exception's stem, e.g. <c>NotFound</c>, <c>Status499</c>, <c>Default</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The body's type.</summary>
    public required TypeUse Type { get; init; }

    /// <summary>The C# types that convert to the result: the body's own, or for a union one per implementing class. Empty for unit.</summary>
    public EquatableArray<string> BodyTypes { get; init; }

    /// <summary>Headers of the answer, as parameters of its factory.</summary>
    public EquatableArray<ParameterDeclaration> Headers { get; init; }

    /// <summary>
    /// How an invalid request is told in this type, where it is declared for 400 or 422 (see <see cref="ErrorShape"/>); null otherwise,
    /// or where the type has no fitting fields.
    /// </summary>
    public ErrorShape? ErrorShape { get; init; }

    /// <summary>The document's description.</summary>
    public string? Description { get; init; }

    /// <summary>A status from 200 to 299.</summary>
    public bool IsSuccess => Code is >= 200 and <= 299;
}

/// <summary>How a list of problems becomes a value of the document's own error type: property names of the model, null where it has none.</summary>
public sealed record ErrorShape
{
    /// <summary>The model (the element where the answer is a list of it).</summary>
    public required TypeUse Model { get; init; }

    /// <summary>Whether the answer is a list, one item per problem.</summary>
    public required bool IsList { get; init; }

    /// <summary><c>code</c> or <c>key</c>: the C# property.</summary>
    public string? Code { get; init; }

    /// <summary>The type of <see cref="Code"/>.</summary>
    public TypeUse? CodeType { get; init; }

    /// <summary>The C# expression for the code, where <see cref="Code"/> is set.</summary>
    public string? CodeExpression { get; init; }

    /// <summary><c>message</c>: the C# property.</summary>
    public string? Message { get; init; }

    /// <summary><c>messages</c>: the C# property.</summary>
    public string? Messages { get; init; }

    /// <summary><c>field</c> or <c>pointer</c>: the C# property.</summary>
    public string? Pointer { get; init; }
}

/// <summary>The <c>auth</c> attribute that applies to an operation.</summary>
/// <param name="Scheme"><c>bearer</c>, <c>basic</c>, <c>api_key</c>, <c>mutual_tls</c> or <c>none</c>; empty where the document names none.</param>
/// <param name="Policy">An ASP.NET Core policy; may be absent.</param>
/// <param name="Scopes">Scopes that the caller needs.</param>
public sealed record AuthDeclaration(string Scheme, string? Policy, EquatableArray<string> Scopes);

/// <summary>The <c>rate_limit</c> attribute that applies to an operation.</summary>
/// <param name="Permits">Requests.</param>
/// <param name="PerSeconds">In so many seconds.</param>
/// <param name="PerClient">Counted per client, otherwise for all together.</param>
public sealed record RateLimitDeclaration(long Permits, long PerSeconds, bool PerClient);
