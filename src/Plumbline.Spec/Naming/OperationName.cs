using System.Text;

namespace Plumbline.Spec.Naming;

/// <summary>Names operations as apibuilder's generators do: <c>GET /users/:id</c> of resource path <c>/users</c> is <c>GetById</c>.</summary>
public static class OperationName
{
    /// <summary>Derives the name.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="resourcePath">The path that the resource's operations share; its segments are left out.</param>
    /// <param name="path">The operation's whole path.</param>
    public static string From(string method, string resourcePath, string path)
    {
        var words = new StringBuilder(CSharpName.Pascal(method.ToLowerInvariant(), "Call"));
        var parameters = new List<string>();
        var shared = Segments(resourcePath);
        var segments = Segments(path);
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i][0] == ':')
                parameters.Add(CSharpName.Pascal(segments[i].Substring(1)));
            else if (i >= shared.Length || shared[i] != segments[i])
                words.Append(CSharpName.Pascal(segments[i], ""));
        }

        if (parameters.Count > 0)
            words.Append("By").Append(string.Join("And", parameters));

        return words.ToString();
    }

    /// <summary>The segments that all paths of a resource start with; stands in for a resource path that the normal form lacks.</summary>
    /// <param name="paths">The whole paths.</param>
    public static string SharedPath(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
            return "";

        var shared = Segments(paths[0]).TakeWhile(s => s[0] != ':').ToList();
        foreach (var path in paths)
        {
            var segments = Segments(path);
            var common = 0;
            while (common < shared.Count && common < segments.Length && shared[common] == segments[common])
                common++;

            shared.RemoveRange(common, shared.Count - common);
        }

        return string.Concat(shared.Select(s => "/" + s));
    }

    private static string[] Segments(string path) => path.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
}
