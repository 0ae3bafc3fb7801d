using Plumbline.Spec.Collections;

namespace Plumbline.Spec.Model;

/// <summary>A resource: operations around one type.</summary>
public sealed record Resource
{
    /// <summary>The type it is about.</summary>
    public required TypeReference Type { get; init; }

    /// <summary>The plural of its type.</summary>
    public required string Plural { get; init; }

    /// <summary>The path before every operation's own; empty where operations give the whole path (normal form).</summary>
    public required string Path { get; init; }

    /// <summary>GitHub-flavoured markdown.</summary>
    public string? Description { get; init; }

    /// <summary>Set when it must not be used any more.</summary>
    public Deprecation? Deprecation { get; init; }

    /// <summary>Words of our own and of others.</summary>
    public EquatableArray<ApiAttribute> Attributes { get; init; }

    /// <summary>The operations, in document order.</summary>
    public EquatableArray<Operation> Operations { get; init; }
}

/// <summary>An operation: one method on one path.</summary>
public sealed record Operation
{
    /// <summary>The HTTP method, upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The whole path, e.g. <c>/users/:id</c>; never empty.</summary>
    public required string Path { get; init; }

    /// <summary>GitHub-flavoured markdown.</summary>
    public string? Description { get; init; }

    /// <summary>Set when it must not be used any more.</summary>
    public Deprecation? Deprecation { get; init; }

    /// <summary>Words of our own and of others.</summary>
    public EquatableArray<ApiAttribute> Attributes { get; init; }

    /// <summary>The body; null where it has none.</summary>
    public Body? Body { get; init; }

    /// <summary>Path parameters first, in path order (inferred ones included), then the declared others.</summary>
    public EquatableArray<Parameter> Parameters { get; init; }

    /// <summary>What it answers; never empty (204 unit where the document is silent).</summary>
    public EquatableArray<Response> Responses { get; init; }
}

/// <summary>An operation's body.</summary>
public sealed record Body
{
    /// <summary>The type.</summary>
    public required TypeReference Type { get; init; }

    /// <summary>GitHub-flavoured markdown.</summary>
    public string? Description { get; init; }

    /// <summary>Set when it must not be used any more.</summary>
    public Deprecation? Deprecation { get; init; }

    /// <summary>Words of our own and of others.</summary>
    public EquatableArray<ApiAttribute> Attributes { get; init; }
}

/// <summary>Where a parameter travels.</summary>
public enum ParameterLocation
{
    /// <summary>A segment of the path.</summary>
    Path,

    /// <summary>The query string.</summary>
    Query,

    /// <summary>The body, by name.</summary>
    Form,

    /// <summary>A request header.</summary>
    Header,
}

/// <summary>A parameter of an operation.</summary>
public sealed record Parameter
{
    /// <summary>The name on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>The type.</summary>
    public required TypeReference Type { get; init; }

    /// <summary>Where it travels.</summary>
    public required ParameterLocation Location { get; init; }

    /// <summary>Always present.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>The default as text, as for fields.</summary>
    public string? Default { get; init; }

    /// <summary>Least value, length or count.</summary>
    public long? Minimum { get; init; }

    /// <summary>Greatest value, length or count.</summary>
    public long? Maximum { get; init; }

    /// <summary>An example, for documentation.</summary>
    public string? Example { get; init; }

    /// <summary>GitHub-flavoured markdown.</summary>
    public string? Description { get; init; }

    /// <summary>Set when it must not be used any more.</summary>
    public Deprecation? Deprecation { get; init; }

    /// <summary>Words of our own and of others (the format's own normal form drops them).</summary>
    public EquatableArray<ApiAttribute> Attributes { get; init; }
}

/// <summary>One answer of an operation.</summary>
public sealed record Response
{
    /// <summary>The status; null for <c>default</c>.</summary>
    public required int? Code { get; init; }

    /// <summary>The body's type; <c>unit</c> for none.</summary>
    public required TypeReference Type { get; init; }

    /// <summary>Headers of the answer.</summary>
    public EquatableArray<Header> Headers { get; init; }

    /// <summary>GitHub-flavoured markdown.</summary>
    public string? Description { get; init; }

    /// <summary>Set when it must not be used any more.</summary>
    public Deprecation? Deprecation { get; init; }

    /// <summary>Words of our own and of others.</summary>
    public EquatableArray<ApiAttribute> Attributes { get; init; }
}
