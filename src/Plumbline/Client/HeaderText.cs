using System.Buffers;

namespace Plumbline.Client;

/// <summary>Checks what goes into headers, so that no value can start a header of its own.</summary>
internal static class HeaderText
{
    // RFC 9110, section 5.6.2.
    private static readonly SearchValues<char> s_token =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>A header's name, as it is.</summary>
    /// <param name="name">The name.</param>
    public static string Name(string name) => name.Length > 0 && !name.AsSpan().ContainsAnyExcept(s_token)
        ? name
        : throw new ArgumentException("The document's name for this header is no HTTP header name.", name);

    /// <summary>A header's value, as it is.</summary>
    /// <param name="name">The header, for messages.</param>
    /// <param name="value">The value.</param>
    public static string Value(string name, string value)
    {
        foreach (var c in value)
        {
            if (c is (< ' ' or > '~') and not '\t')
                throw new ArgumentException("A header holds ASCII characters only, and no line ends or other control characters.", name);
        }

        return value;
    }
}
