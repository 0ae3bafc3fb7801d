using System.Text;
using Plumbline.Generator.CSharp;
using Plumbline.Spec.Collections;

namespace Plumbline.Generator.Binding;

/// <summary>Takes a document's path apart and writes it as an ASP.NET Core route pattern.</summary>
internal static class RoutePath
{
    /// <summary>The pieces of a path: <c>/users/:id.csv</c> is <c>/users/</c>, parameter <c>id</c>, <c>.csv</c>.</summary>
    /// <param name="path">The whole path.</param>
    public static EquatableArray<PathPiece> Pieces(string path)
    {
        var pieces = new List<PathPiece>();
        var literal = new StringBuilder();

        // A query string has no place in a path, and doubled slashes are no segments.
        foreach (var segment in path.Split('?')[0].Split(['/'], StringSplitOptions.RemoveEmptyEntries))
        {
            literal.Append('/');
            if (segment[0] != ':' || segment.Length == 1)
            {
                literal.Append(segment);
                continue;
            }

            var dot = segment.IndexOf('.');
            var name = dot < 0 ? segment.Substring(1) : segment.Substring(1, dot - 1);
            pieces.Add(new(literal.ToString(), IsParameter: false));
            pieces.Add(new(name, IsParameter: true));
            literal.Clear().Append(dot < 0 ? "" : segment.Substring(dot));
        }

        if (literal.Length > 0 || pieces.Count == 0)
            pieces.Add(new(literal.Length == 0 ? "/" : literal.ToString(), IsParameter: false));

        return pieces.ToEquatableArray();
    }

    /// <summary>The route pattern of a path.</summary>
    /// <param name="pieces">The path's pieces.</param>
    public static string Pattern(EquatableArray<PathPiece> pieces) =>
        string.Concat(pieces.Select(p => p.IsParameter ? $"{{{p.Text}}}" : p.Text.Replace("{", "{{").Replace("}", "}}")));
}
