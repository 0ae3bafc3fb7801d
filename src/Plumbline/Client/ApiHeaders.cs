using System.Collections;
using System.Net.Http.Headers;

namespace Plumbline.Client;

/// <summary>The headers of an answer: names without case, each with its values in order.</summary>
public sealed class ApiHeaders : IReadOnlyCollection<KeyValuePair<string, IReadOnlyList<string>>>
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Copies headers, e.g. for a test double's answer; values of one name that comes twice are joined in order.</summary>
    /// <param name="headers">Names and values.</param>
    public ApiHeaders(IEnumerable<KeyValuePair<string, string>> headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        foreach (var (name, value) in headers)
            _values[name] = [.. GetValues(name), value];
    }

    internal ApiHeaders(HttpResponseHeaders headers, HttpContentHeaders contentHeaders)
    {
        Add(headers.NonValidated);
        Add(contentHeaders.NonValidated);
    }

    /// <summary>No headers.</summary>
    public static ApiHeaders Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <summary>The value of a header, several joined by a comma and a space; null where it is absent.</summary>
    /// <param name="name">The header's name in any case.</param>
    public string? this[string name] => _values.TryGetValue(name, out var values) ? string.Join(", ", values) : null;

    /// <summary>The values of a header; none where it is absent.</summary>
    /// <param name="name">The header's name in any case.</param>
    public IReadOnlyList<string> GetValues(string name) => _values.TryGetValue(name, out var values) ? values : [];

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, IReadOnlyList<string>>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Add(HttpHeadersNonValidated headers)
    {
        foreach (var (name, values) in headers)
            _values[name] = [.. GetValues(name), .. values];
    }
}
