using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Plumbline.Json;

/// <summary>Turns strings of a JSON text, which may be no Unicode text, into text.</summary>
internal static class JsonText
{
    /// <summary>How many characters <see cref="Decode"/> needs so that it makes no string of anything short.</summary>
    public const int Short = 64;

    private const int OnStack = 256;

    /// <summary>Decodes a string.</summary>
    /// <param name="value">The string without quotes.</param>
    /// <param name="isEscaped">Whether it has escapes.</param>
    /// <param name="isAscii">Whether it is ASCII, escapes not counted.</param>
    /// <param name="text">The text.</param>
    /// <returns>False where it is invalid UTF-8 or has half a surrogate pair.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> value, bool isEscaped, bool isAscii, [NotNullWhen(true)] out string? text)
    {
        if (isEscaped)
            return TryUnescape(value, out text);

        if (isAscii)
        {
            text = Encoding.Latin1.GetString(value);
            return true;
        }

        text = Utf8.IsValid(value) ? Encoding.UTF8.GetString(value) : null;
        return text is not null;
    }

    /// <summary>Decodes the current string into a buffer where it is short and plain, which dates and the like are.</summary>
    /// <param name="reader">On the string.</param>
    /// <param name="buffer">Takes <see cref="Short"/> characters.</param>
    /// <returns>The text; empty where it is no Unicode text.</returns>
    public static ReadOnlySpan<char> Decode(JsonReader reader, Span<char> buffer)
    {
        if (!reader.IsEscaped && reader.IsAscii && reader.Value.Length <= buffer.Length)
        {
            Ascii.ToUtf16(reader.Value, buffer, out var length);
            return buffer[..length];
        }

        return reader.TryGetText(out var text) ? text : default;
    }

    /// <summary>Undoes escapes.</summary>
    /// <param name="value">A string without quotes whose escapes are well-formed.</param>
    /// <param name="destination">At least as long.</param>
    /// <param name="written">The length of what is written.</param>
    /// <returns>False where it has half a surrogate pair.</returns>
    public static bool TryUnescape(ReadOnlySpan<byte> value, Span<byte> destination, out int written)
    {
        written = 0;
        while (true)
        {
            var escape = value.IndexOf((byte)'\\');
            var plain = escape < 0 ? value : value[..escape];
            plain.CopyTo(destination[written..]);
            written += plain.Length;
            if (escape < 0)
                return true;

            value = value[(escape + 1)..];
            if (value[0] != 'u')
            {
                destination[written++] = value[0] switch
                {
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    (byte)'n' => (byte)'\n',
                    (byte)'r' => (byte)'\r',
                    (byte)'t' => (byte)'\t',
                    var same => same,
                };
                value = value[1..];
                continue;
            }

            if (!TryTakeRune(ref value, out var rune))
                return false;

            written += rune.EncodeToUtf8(destination[written..]);
        }
    }

    /// <summary>Whether every string and member name of the current value is Unicode text.</summary>
    /// <param name="reader">A copy, on the value's first token.</param>
    public static bool IsReadable(JsonReader reader)
    {
        var outside = reader.Depth;
        do
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
                continue;

            if (reader.IsEscaped ? !reader.TryGetText(out _) : !reader.IsAscii && !Utf8.IsValid(reader.Value))
                return false;
        }
        while (!(reader.Depth == outside && IsLast(reader.TokenType)) && reader.Read());

        return true;
    }

    private static bool TryUnescape(ReadOnlySpan<byte> value, [NotNullWhen(true)] out string? text)
    {
        byte[]? rented = null;
        var buffer = value.Length <= OnStack ? stackalloc byte[OnStack] : (rented = ArrayPool<byte>.Shared.Rent(value.Length));
        text = TryUnescape(value, buffer, out var written) && Utf8.IsValid(buffer[..written]) ? Encoding.UTF8.GetString(buffer[..written]) : null;
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);

        return text is not null;
    }

    // "u0041", or two such halves of a pair with the backslash between them.
    private static bool TryTakeRune(ref ReadOnlySpan<byte> value, out Rune rune)
    {
        var first = TakeHex(ref value);
        if (!char.IsSurrogate(first))
        {
            rune = new Rune(first);
            return true;
        }

        rune = default;
        if (!value.StartsWith("\\u"u8))
            return false;

        value = value[1..];
        return Rune.TryCreate(first, TakeHex(ref value), out rune);
    }

    private static char TakeHex(ref ReadOnlySpan<byte> value)
    {
        var unit = ushort.Parse(value.Slice(1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        value = value[5..];
        return (char)unit;
    }

    private static bool IsLast(JsonTokenType token) => token is not (JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.PropertyName);
}
