using System.Globalization;

namespace Plumbline.Spec.Export.Sql;

/// <summary>Names in SQL: quoted, and never too long for PostgreSQL.</summary>
internal static class SqlNames
{
    // PostgreSQL cuts what is longer, silently; two names could become one.
    private const int MaximumLength = 63;

    /// <summary>A name with quotes.</summary>
    /// <param name="name">The name.</param>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"").Replace("\0", "")}\"";

    /// <summary>A text literal.</summary>
    /// <param name="text">The text.</param>
    public static string Literal(string text) => $"'{text.Replace("'", "''").Replace("\0", "")}'";

    /// <summary>A literal between dollars, such as the body of a function; whatever names are in it, it does not end early.</summary>
    /// <param name="tag">What stands between the dollars, as long as the body does not have it too.</param>
    /// <param name="body">The body.</param>
    public static string Dollars(string tag, string body)
    {
        while (body.Contains($"${tag}$"))
            tag += "_";

        return $"${tag}${body}${tag}$";
    }

    /// <summary>Names joined by underscores; one that is too long ends in a hash of the whole instead.</summary>
    /// <param name="parts">The names.</param>
    public static string Join(params string[] parts)
    {
        var name = string.Join("_", parts);
        if (System.Text.Encoding.UTF8.GetByteCount(name) <= MaximumLength)
            return name;

        var ending = "_" + Hash(name).ToString("x8", CultureInfo.InvariantCulture);
        var kept = name;
        while (System.Text.Encoding.UTF8.GetByteCount(kept) > MaximumLength - ending.Length)
            kept = kept.Substring(0, kept.Length - (char.IsLowSurrogate(kept[kept.Length - 1]) ? 2 : 1));

        return kept + ending;
    }

    // FNV-1a: the same on every machine and in every version.
    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 16777619u);

        return hash;
    }
}
