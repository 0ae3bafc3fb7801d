using System.Text;
using Plumbline.Generator.CSharp;
using Plumbline.Spec.Collections;

namespace Plumbline.Analyzers.Routes;

/// <summary>Paths as routing compares them: parameters are a colon, letters are lower-case, slashes at the ends do not count.</summary>
internal static class RouteShape
{
    /// <summary>The shape of a documented path.</summary>
    /// <param name="pieces">The path's pieces.</param>
    public static string Of(EquatableArray<PathPiece> pieces) =>
        string.Concat(pieces.Select(piece => piece.IsParameter ? ":" : piece.Text.ToLowerInvariant())).Trim('/');

    /// <summary>The shape of an ASP.NET Core route pattern.</summary>
    /// <param name="pattern">The pattern, e.g. <c>/users/{id:int}</c>.</param>
    public static string OfPattern(string pattern) => Translate(pattern, _ => ":").ToLowerInvariant().Trim('/');

    /// <summary>A route pattern as documents write it: <c>/users/:id</c>.</summary>
    /// <param name="pattern">The pattern.</param>
    public static string ToDocument(string pattern)
    {
        var path = Translate(pattern, name => ":" + name).TrimEnd('/');
        return path.StartsWith("/", StringComparison.Ordinal) ? path : "/" + path;
    }

    /// <summary>The names of a pattern's parameters, in order.</summary>
    /// <param name="pattern">The pattern.</param>
    public static IReadOnlyList<string> Parameters(string pattern)
    {
        var names = new List<string>();
        Translate(pattern, name =>
        {
            names.Add(name);
            return "";
        });
        return names;
    }

    // A parameter is {name}, {name:constraint}, {name?}, {name=default} or {*name}; doubled braces are letters.
    private static string Translate(string pattern, Func<string, string> replace)
    {
        var result = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            var end = pattern[i] == '{' && !IsDoubled(pattern, i) ? End(pattern, i + 1) : -1;
            if (end < 0)
            {
                result.Append(pattern[i]);
                i += IsDoubled(pattern, i) ? 1 : 0;
                continue;
            }

            var inner = pattern.Substring(i + 1, end - i - 1).TrimStart('*');
            var stop = inner.IndexOfAny([':', '?', '=']);
            result.Append(replace(stop < 0 ? inner : inner.Substring(0, stop)));
            i = end;
        }

        return result.ToString();
    }

    // The brace that closes a parameter; its constraint may have doubled ones: {id:regex(^\d{{3}}$)}.
    private static int End(string pattern, int start)
    {
        for (var i = start; i < pattern.Length; i++)
        {
            if (IsDoubled(pattern, i))
                i++;
            else if (pattern[i] == '}')
                return i;
        }

        return -1;
    }

    private static bool IsDoubled(string pattern, int at) => pattern[at] is '{' or '}' && at + 1 < pattern.Length && pattern[at + 1] == pattern[at];
}
