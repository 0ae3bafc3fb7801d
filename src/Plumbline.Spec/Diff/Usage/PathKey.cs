namespace Plumbline.Spec.Diff.Usage;

/// <summary>Paths without the names of their parameters: <c>/users/:id</c> and <c>/users/:key</c> are one address.</summary>
internal static class PathKey
{
    /// <summary>Method and path, parameters nameless.</summary>
    public static string Of(string method, string path) =>
        $"{method} {string.Join("/", path.Split('/').Select(segment => Name(segment) is { } name ? ":" + segment.Substring(name.Length + 1) : segment))}";

    /// <summary>The names of its parameters, in order.</summary>
    public static IReadOnlyList<string> Names(string path) => [.. path.Split('/').Select(Name).OfType<string>()];

    // ':id.csv' is the parameter 'id' before a fixed ending.
    private static string? Name(string segment)
    {
        if (segment.Length < 2 || segment[0] != ':')
            return null;

        var end = segment.IndexOf('.');
        return end < 0 ? segment.Substring(1) : segment.Substring(1, end - 1);
    }
}
