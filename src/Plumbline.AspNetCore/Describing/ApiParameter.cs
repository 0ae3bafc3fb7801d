using System.Text.RegularExpressions;

namespace Plumbline.AspNetCore;

/// <summary>Where a parameter travels.</summary>
public enum ParameterSource
{
    /// <summary>A segment of the path.</summary>
    Path,

    /// <summary>The query string; lists repeat the name.</summary>
    Query,

    /// <summary>A header; lists are separated by commas, or repeat the name.</summary>
    Header,

    /// <summary>A member of the body, which is a JSON object or urlencoded.</summary>
    Form,
}

/// <summary>A parameter as the document declares it. Emitted.</summary>
public sealed record ApiParameter
{
    /// <summary>The name on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>Where it travels.</summary>
    public required ParameterSource Source { get; init; }

    /// <summary>The C# type; for a list the element's array type, which API descriptions understand.</summary>
    public required Type Type { get; init; }

    /// <summary>The position in the handler's method.</summary>
    public required int Position { get; init; }

    /// <summary>Whether a request without it is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Least value, length of a text in Unicode code points, or count of a list.</summary>
    public long? Minimum { get; init; }

    /// <summary>Greatest value, length or count.</summary>
    public long? Maximum { get; init; }

    /// <summary>What a text must match; without backtracking, so that no text makes it slow.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>How the document writes <see cref="Pattern"/>; null where it is the same.</summary>
    public string? DocumentedPattern { get; init; }

    /// <summary>The named format that a text must have, e.g. <c>email</c>.</summary>
    public string? Format { get; init; }

    /// <summary>The only values allowed; empty where every value of the type is.</summary>
    public IReadOnlyList<string> AllowedValues { get; init; } = [];

    /// <summary>The document's description.</summary>
    public string? Description { get; init; }
}
