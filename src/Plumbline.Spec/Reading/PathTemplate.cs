namespace Plumbline.Spec.Reading;

/// <summary>The paths of operations: <c>/users/:id.json</c>.</summary>
public static class PathTemplate
{
    /// <summary>The names of a path's parameters, in order, each once: whole segments that start with a colon, up to the first dot.</summary>
    /// <param name="path">The whole path.</param>
    public static IReadOnlyList<string> Parameters(string path)
    {
        var names = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var segment in path.Split('/'))
        {
            if (segment.Length < 2 || segment[0] != ':')
                continue;

            var dot = segment.IndexOf('.');
            var name = dot < 0 ? segment.Substring(1) : segment.Substring(1, dot - 1);
            if (name.Length > 0 && seen.Add(name))
                names.Add(name);
        }

        return names;
    }
}
