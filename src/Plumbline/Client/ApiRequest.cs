using System.Text;
using Plumbline.Json;

namespace Plumbline.Client;

/// <summary>
/// What one call sends: path, query, headers and body, all as text and bytes, so that every attempt sends the same. Emitted code fills it,
/// path first, and hands it to <see cref="ApiSender"/>.
/// </summary>
/// <remarks>A value that cannot travel as what it is throws <see cref="ArgumentException"/>; messages name the parameter, never its value.</remarks>
public sealed class ApiRequest
{
    private string _path;
    private string? _pathEnd;
    private StringBuilder? _query;
    private List<KeyValuePair<string, string>>? _headers;
    private byte[]? _body;
    private List<Action<JsonWriter>>? _form;

    /// <summary>Starts a request.</summary>
    /// <param name="path">The path up to its first parameter, percent-encoded, starting with a slash.</param>
    public ApiRequest(string path) => _path = path;

    /// <summary>The headers of the operation.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Headers => _headers ?? [];

    /// <summary>The whole address, percent-encoded.</summary>
    /// <param name="address">Where the service's paths begin, without a trailing slash.</param>
    internal string GetTarget(string address) => string.Concat(address, _path, _pathEnd, _query?.ToString());

    /// <summary>Whether a header was given.</summary>
    /// <param name="name">Its name in any case.</param>
    internal bool HasHeader(string name) => _headers is not null && _headers.Exists(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The bytes of the body; null where there is none.</summary>
    internal byte[]? GetContent()
    {
        if (_form is null)
            return _body;

        using var writer = JsonWriter.Rent();
        writer.WriteStartObject();
        foreach (var write in _form)
            write(writer);

        writer.WriteEndObject();
        return writer.WrittenSpan.ToArray();
    }

    /// <summary>Adds text of the document's path.</summary>
    /// <param name="path">The text, percent-encoded.</param>
    public ApiRequest Path(string path)
    {
        AddPath(path);
        return this;
    }

    /// <summary>Adds a path parameter.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value. An empty text, <c>.</c> and <c>..</c> are refused: they would change the route.</param>
    public ApiRequest Segment<T, TCodec>(string name, T value)
        where T : notnull
        where TCodec : struct, ITextCodec<T>
    {
        AddPath(UriText.Segment(name, Format<T, TCodec>(name, value)));
        return this;
    }

    /// <summary>Adds a query parameter.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public ApiRequest Query<T, TCodec>(string name, T value)
        where T : notnull
        where TCodec : struct, ITextCodec<T>
    {
        var separator = _query is null ? '?' : '&';
        (_query ??= new()).Append(separator).Append(UriText.Query(name)).Append('=').Append(UriText.Query(Format<T, TCodec>(name, value)));
        return this;
    }

    /// <summary>Adds a query parameter unless it is null.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public ApiRequest OptionalQuery<T, TCodec>(string name, T? value)
        where T : class
        where TCodec : struct, ITextCodec<T> => value is null ? this : Query<T, TCodec>(name, value);

    /// <inheritdoc cref="OptionalQuery{T, TCodec}(string, T)"/>
    public ApiRequest OptionalQuery<T, TCodec>(string name, T? value)
        where T : struct
        where TCodec : struct, ITextCodec<T> => value is { } given ? Query<T, TCodec>(name, given) : this;

    /// <summary>Adds a query parameter once per value; not at all for null or an empty list.</summary>
    /// <typeparam name="T">The values' type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <param name="name">The parameter's name.</param>
    /// <param name="values">The values in order.</param>
    public ApiRequest QueryList<T, TCodec>(string name, IReadOnlyList<T>? values)
        where T : notnull
        where TCodec : struct, ITextCodec<T>
    {
        for (var i = 0; i < values?.Count; i++)
            Query<T, TCodec>(name, values[i]);

        return this;
    }

    /// <summary>Adds a header.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; line ends, other control characters and anything but ASCII are refused.</param>
    public ApiRequest Header<T, TCodec>(string name, T value)
        where T : notnull
        where TCodec : struct, ITextCodec<T>
    {
        (_headers ??= []).Add(new(HeaderText.Name(name), HeaderText.Value(name, Format<T, TCodec>(name, value))));
        return this;
    }

    /// <summary>Adds a header unless it is null.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public ApiRequest OptionalHeader<T, TCodec>(string name, T? value)
        where T : class
        where TCodec : struct, ITextCodec<T> => value is null ? this : Header<T, TCodec>(name, value);

    /// <inheritdoc cref="OptionalHeader{T, TCodec}(string, T)"/>
    public ApiRequest OptionalHeader<T, TCodec>(string name, T? value)
        where T : struct
        where TCodec : struct, ITextCodec<T> => value is { } given ? Header<T, TCodec>(name, given) : this;

    /// <summary>Adds a header with several values; not at all for null or an empty list.</summary>
    /// <typeparam name="T">The values' type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <param name="name">The header's name.</param>
    /// <param name="values">The values in order.</param>
    public ApiRequest HeaderList<T, TCodec>(string name, IReadOnlyList<T>? values)
        where T : notnull
        where TCodec : struct, ITextCodec<T>
    {
        for (var i = 0; i < values?.Count; i++)
            Header<T, TCodec>(name, values[i]);

        return this;
    }

    /// <summary>Sets the body.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <param name="value">Its value.</param>
    public ApiRequest Body<T, TCodec>(T value)
        where T : notnull
        where TCodec : struct, IJsonCodec<T>
    {
        if (value is null)
            throw new ArgumentNullException(nameof(value));

        _body = ApiJson.Serialize<T, TCodec>(value);
        return this;
    }

    /// <summary>Adds a form parameter: a member of the one JSON object that is the body.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public ApiRequest Form<T, TCodec>(string name, T value)
        where T : notnull
        where TCodec : struct, IJsonCodec<T>
    {
        if (value is null)
            throw new ArgumentNullException(name);

        (_form ??= []).Add(writer =>
        {
            writer.WritePropertyName(name);
            TCodec.Write(writer, value);
        });
        return this;
    }

    /// <summary>Adds a form parameter unless it is null; the body is an object all the same.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public ApiRequest OptionalForm<T, TCodec>(string name, T? value)
        where T : class
        where TCodec : struct, IJsonCodec<T>
    {
        _form ??= [];
        return value is null ? this : Form<T, TCodec>(name, value);
    }

    /// <inheritdoc cref="OptionalForm{T, TCodec}(string, T)"/>
    public ApiRequest OptionalForm<T, TCodec>(string name, T? value)
        where T : struct
        where TCodec : struct, IJsonCodec<T>
    {
        _form ??= [];
        return value is { } given ? Form<T, TCodec>(name, given) : this;
    }

    // Most paths have two parts at most, and are put together with the address only.
    private void AddPath(string text)
    {
        if (_pathEnd is not null)
            _path += _pathEnd;

        _pathEnd = text;
    }

    private static string Format<T, TCodec>(string name, T value)
        where TCodec : struct, ITextCodec<T> => value is null ? throw new ArgumentNullException(name) : TCodec.Format(value);
}
