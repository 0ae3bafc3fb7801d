using System.Buffers;
using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Plumbline.Events;

/// <summary>Headers as the inbox keeps them: one JSON object, which is read when somebody asks.</summary>
/// <param name="json">The text.</param>
internal sealed class InboxHeaders(string json) : IReadOnlyDictionary<string, string>
{
    private Dictionary<string, string>? _values;

    /// <inheritdoc/>
    public int Count => Values_.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => Values_.Keys;

    /// <inheritdoc/>
    public IEnumerable<string> Values => Values_.Values;

    private Dictionary<string, string> Values_ => _values ??= Read(json);

    /// <inheritdoc/>
    public string this[string key] => Values_[key];

    /// <summary>Writes headers down.</summary>
    /// <param name="headers">The headers.</param>
    public static string Write(IReadOnlyDictionary<string, string> headers)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in headers)
                writer.WriteString(name, value);

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => Values_.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => Values_.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => Values_.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static Dictionary<string, string> Read(string json)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(json);
        foreach (var header in document.RootElement.EnumerateObject())
            values[header.Name] = header.Value.GetString() ?? "";

        return values;
    }
}
