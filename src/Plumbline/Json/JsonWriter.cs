using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Plumbline.Json;

/// <summary>Writes one JSON value as compact UTF-8 into memory of its own. Emitted code calls it, so it does not check that names and values alternate.</summary>
/// <remarks>The same bytes as <see cref="Utf8JsonWriter"/> with relaxed escaping. Not for several threads at once.</remarks>
public sealed partial class JsonWriter : IDisposable
{
    private const int FirstBuffer = 1024;

    // A large value must not hold its memory for the life of the thread.
    private const int LargestKept = 64 * 1024;

    // Longer than any number or date.
    private const int LongestScalar = 64;

    private static readonly JavaScriptEncoder s_encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private static readonly SearchValues<char> s_plain = SearchValues.Create(PlainCharacters());

    [ThreadStatic]
    private static JsonWriter? s_spare;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int _length;
    private bool _needsComma;
    private ElementWriter? _elements;

    private JsonWriter()
    {
    }

    /// <summary>What is written so far; valid until more is written, or the writer disposed.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _length);

    /// <summary>What is written so far; valid until more is written, or the writer disposed.</summary>
    public ReadOnlySpan<byte> WrittenSpan => _buffer.AsSpan(0, _length);

    /// <summary>Takes an empty writer. Disposing gives it back; it must not be used after that.</summary>
    public static JsonWriter Rent()
    {
        var writer = s_spare ?? new();
        s_spare = null;
        return writer;
    }

    /// <summary>Gives the writer back.</summary>
    public void Dispose()
    {
        Clear();
        if (_buffer.Length > LargestKept)
            Exchange(FirstBuffer);

        s_spare = this;
    }

    /// <summary>Forgets what is written, to write another value.</summary>
    public void Clear()
    {
        _length = 0;
        _needsComma = false;
    }

    /// <summary>Starts an object.</summary>
    public void WriteStartObject() => Open((byte)'{');

    /// <summary>Ends an object.</summary>
    public void WriteEndObject() => Close((byte)'}');

    /// <summary>Starts an array.</summary>
    public void WriteStartArray() => Open((byte)'[');

    /// <summary>Ends an array.</summary>
    public void WriteEndArray() => Close((byte)']');

    /// <summary>Writes a member's name that needs no escape, as names of documents do not.</summary>
    /// <param name="name">Printable ASCII without quotation mark and backslash.</param>
    public void WriteName(ReadOnlySpan<byte> name)
    {
        var output = Reserve(name.Length + 4);
        var start = Separate(output);
        output[start] = (byte)'"';
        name.CopyTo(output[(start + 1)..]);
        start += name.Length + 1;
        output[start + 1] = (byte)':';
        output[start] = (byte)'"';
        _length += start + 2;
        _needsComma = false;
    }

    /// <summary>Writes a member's name.</summary>
    /// <param name="name">The name.</param>
    public void WritePropertyName(string name)
    {
        WriteStringValue(name);
        Reserve(1)[0] = (byte)':';
        _length++;
        _needsComma = false;
    }

    /// <summary>Writes a string that needs no escape, such as a date or the text of an enum.</summary>
    /// <param name="text">Printable ASCII without quotation mark and backslash.</param>
    public void WritePlainValue(ReadOnlySpan<byte> text)
    {
        var output = Reserve(text.Length + 3);
        var start = Separate(output);
        output[start] = (byte)'"';
        text.CopyTo(output[(start + 1)..]);
        output[start + text.Length + 1] = (byte)'"';
        _length += start + text.Length + 2;
        _needsComma = true;
    }

    /// <summary>Writes a string; null for null.</summary>
    /// <param name="text">The text.</param>
    public void WriteStringValue(string? text)
    {
        if (text is null)
            WriteNullValue();
        else
            WriteStringValue(text.AsSpan());
    }

    /// <summary>Writes a string.</summary>
    /// <param name="text">The text.</param>
    public void WriteStringValue(ReadOnlySpan<char> text)
    {
        if (text.ContainsAnyExcept(s_plain))
        {
            WriteUnusual(text);
            return;
        }

        var output = Reserve(text.Length + 3);
        var start = Separate(output);
        output[start] = (byte)'"';
        System.Text.Ascii.FromUtf16(text, output[(start + 1)..], out var written);
        output[start + written + 1] = (byte)'"';
        Count(start + written + 2);
    }

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number.</param>
    public void WriteNumberValue(long value)
    {
        var output = Reserve(LongestScalar);
        var start = Separate(output);
        value.TryFormat(output[start..], out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        Count(start + written);
    }

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number.</param>
    public void WriteNumberValue(decimal value)
    {
        var output = Reserve(LongestScalar);
        var start = Separate(output);
        Count(start + ExactDecimal.Format(value, output[start..]));
    }

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentException">It is NaN or infinite, which JSON cannot hold.</exception>
    public void WriteNumberValue(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentException("JSON has no number that is not finite.", nameof(value));

        var output = Reserve(LongestScalar);
        var start = Separate(output);
        Utf8Formatter.TryFormat(value, output[start..], out var written);
        Count(start + written);
    }

    /// <summary>Writes true or false.</summary>
    /// <param name="value">Which.</param>
    public void WriteBooleanValue(bool value) => WriteWord(value ? "true"u8 : "false"u8);

    /// <summary>Writes null.</summary>
    public void WriteNullValue() => WriteWord("null"u8);

    /// <summary>Writes a UUID.</summary>
    /// <param name="value">The UUID.</param>
    public void WriteStringValue(Guid value)
    {
        var output = Reserve(LongestScalar);
        var start = Separate(output);
        output[start] = (byte)'"';
        value.TryFormat(output[(start + 1)..], out var written, "D");
        output[start + written + 1] = (byte)'"';
        Count(start + written + 2);
    }

    /// <summary>Writes raw JSON, as it is but compact.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">It is <c>default</c>: nobody gave it a value.</exception>
    public void WriteElement(JsonElement value)
    {
        var output = Reserve(1);
        _length += Separate(output);
        (_elements ??= new(this)).Write(value);
        _needsComma = true;
    }

    /// <summary>Writes a member with a string that needs no escape.</summary>
    /// <param name="name">Its name: printable ASCII without quotation mark and backslash.</param>
    /// <param name="value">Its value: likewise.</param>
    public void WritePlain(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        WriteName(name);
        WritePlainValue(value);
    }

    // What relaxed escaping leaves alone within ASCII.
    private static string PlainCharacters() =>
        string.Concat(Enumerable.Range(' ', '\x7F' - ' ').Select(c => (char)c).Where(c => c is not ('"' or '\\')));

    private void WriteWord(ReadOnlySpan<byte> word)
    {
        var output = Reserve(word.Length + 1);
        var start = Separate(output);
        word.CopyTo(output[start..]);
        Count(start + word.Length);
    }

    private void Open(byte bracket)
    {
        var output = Reserve(2);
        var start = Separate(output);
        output[start] = bracket;
        _length += start + 1;
        _needsComma = false;
    }

    private void Close(byte bracket)
    {
        Reserve(1)[0] = bracket;
        Count(1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Count(int length)
    {
        _length += length;
        _needsComma = true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Separate(Span<byte> output)
    {
        // Written in any case, counted where it is due: cheaper than to decide.
        output[0] = (byte)',';
        return _needsComma ? 1 : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int length)
    {
        if (_buffer.Length - _length < length)
            Grow(length);

        return _buffer.AsSpan(_length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int length) => Exchange(checked(Math.Max(_length + length, 2 * _buffer.Length)));

    private void Exchange(int length)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        WrittenSpan.CopyTo(buffer);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = buffer;
    }

    // Text with characters that are no ASCII, or that need an escape.
    private void WriteUnusual(ReadOnlySpan<char> text)
    {
        // A character takes three bytes at most.
        var output = Reserve(checked((text.Length * 3) + 3));
        var start = Separate(output);
        output[start++] = (byte)'"';
        if (Utf8.FromUtf16(text, output[start..], out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done
            || s_encoder.FindFirstCharacterToEncodeUtf8(output.Slice(start, written)) >= 0)
        {
            WriteEscaped(text);
            return;
        }

        output[start + written] = (byte)'"';
        Count(start + written + 1);
    }

    private void WriteEscaped(ReadOnlySpan<char> text)
    {
        // An escape takes six characters, a pair of them for a character beyond the first plane. All of it is ASCII where it was escaped.
        var escaped = ArrayPool<char>.Shared.Rent(checked(text.Length * 6));
        s_encoder.Encode(text, escaped, out _, out var length);
        var output = Reserve(checked((length * 3) + 3));
        var start = Separate(output);
        output[start++] = (byte)'"';
        Utf8.FromUtf16(escaped.AsSpan(0, length), output[start..], out _, out var written);
        ArrayPool<char>.Shared.Return(escaped);
        output[start + written] = (byte)'"';
        Count(start + written + 1);
    }

    /// <summary>Lets raw JSON be written by the one who knows how.</summary>
    [SuppressMessage("Design", "CA1001", Justification = "It is reused as long as its owner, and holds nothing but memory of that.")]
    private sealed class ElementWriter : IBufferWriter<byte>
    {
        private readonly JsonWriter _output;
        private readonly Utf8JsonWriter _writer;

        public ElementWriter(JsonWriter output)
        {
            _output = output;
            _writer = new(this, new() { Encoder = s_encoder });
        }

        public void Write(JsonElement value)
        {
            _writer.Reset(this);
            value.WriteTo(_writer);
            _writer.Flush();
        }

        public void Advance(int count) => _output._length += count;

        public Memory<byte> GetMemory(int sizeHint = 0)
        {
            _output.Reserve(Math.Max(1, sizeHint));
            return _output._buffer.AsMemory(_output._length);
        }

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}
