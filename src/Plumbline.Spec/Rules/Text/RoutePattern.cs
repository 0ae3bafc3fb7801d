namespace Plumbline.Spec.Rules.Text;

/// <summary>Paths as routing sees them.</summary>
internal static class RoutePattern
{
    /// <summary>The names of the path parameters, in order: a segment <c>:id</c> or <c>:id.csv</c> is the parameter <c>id</c>.</summary>
    public static IEnumerable<string> Parameters(string path) => path.Split('/').Where(IsParameter).Select(ParameterName);

    /// <summary>
    /// The path with what routing does not tell apart made equal: names of parameters, the case of letters, a slash at the end.
    /// Two patterns of one shape match the same requests with equal precedence; of two shapes that both match, routing takes one.
    /// </summary>
    public static string Shape(string path) =>
        string.Join("/", path.Trim('/').Split('/').Select(segment =>
            IsParameter(segment) ? ":" + segment.Substring(ParameterName(segment).Length + 1).ToLowerInvariant() : segment.ToLowerInvariant()));

    private static bool IsParameter(string segment) => segment.Length > 0 && segment[0] == ':';

    private static string ParameterName(string segment)
    {
        var dot = segment.IndexOf('.');
        return dot < 0 ? segment.Substring(1) : segment.Substring(1, dot - 1);
    }
}
