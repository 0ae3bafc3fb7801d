namespace Plumbline.Client;

/// <summary>Percent-encodes values for paths and queries: everything but RFC 3986's unreserved characters.</summary>
internal static class UriText
{
    /// <summary>A path segment.</summary>
    /// <param name="name">The parameter, for messages.</param>
    /// <param name="value">Any text but the three that are no segment.</param>
    public static string Segment(string name, string value) => value switch
    {
        // "/users/" is another route than "/users/:id", and dot segments are removed on the way even where they are encoded.
        "" => throw new ArgumentException("An empty text cannot stand in a path.", name),
        "." or ".." => throw new ArgumentException("A text of one or two dots cannot stand in a path.", name),
        _ => Uri.EscapeDataString(value),
    };

    /// <summary>A name or value of a query.</summary>
    /// <param name="value">Any text.</param>
    public static string Query(string value) => Uri.EscapeDataString(value);
}
