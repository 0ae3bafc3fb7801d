using Plumbline.Json;

namespace Plumbline.AspNetCore;

/// <summary>Where in a request a problem is.</summary>
public enum ProblemLocation
{
    /// <summary>The request as a whole.</summary>
    Request,

    /// <summary>The body.</summary>
    Body,

    /// <summary>A path parameter.</summary>
    Path,

    /// <summary>A query parameter.</summary>
    Query,

    /// <summary>A header.</summary>
    Header,
}

/// <summary>Something that is wrong with a request.</summary>
public sealed record ApiProblem
{
    /// <summary>Where it is.</summary>
    public required ProblemLocation Location { get; init; }

    /// <summary>The JSON pointer (RFC 6901) into the body, or the parameter's name; empty for the whole body or request.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of problem: one of <see cref="JsonProblemCodes"/> or <see cref="ApiProblemCodes"/>.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong, e.g. <c>is required</c>. Never holds the value itself, which may be secret.</summary>
    public required string Message { get; init; }

    /// <summary>Whether it could not be read at all (400); otherwise it was read and is invalid (422).</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>The place and what is wrong with it, e.g. <c>/email is required</c>.</summary>
    public override string ToString() => Location switch
    {
        ProblemLocation.Request => Message,
        ProblemLocation.Body => Name.Length == 0 ? "body " + Message : Name + " " + Message,
        ProblemLocation.Path => $"path parameter '{Name}' {Message}",
        ProblemLocation.Query => $"query parameter '{Name}' {Message}",
        _ => $"header '{Name}' {Message}",
    };
}
