namespace Plumbline.Json;

/// <content>
/// Members of scalar types, by far the most: what emitted code could say with their codecs, it says in fewer words, which are cheaper to compile.
/// </content>
public sealed partial class JsonReadContext
{
    /// <summary>Reads a <c>string</c>.</summary>
    /// <param name="reader">On the value's first token; left on its last.</param>
    /// <returns>The value; of no use where there is a problem with it.</returns>
    public string ReadString(ref JsonReader reader) => StringCodec.Read(ref reader, this);

    /// <summary>Reads a <c>boolean</c>.</summary>
    /// <inheritdoc cref="ReadString"/>
    public bool ReadBoolean(ref JsonReader reader) => BooleanCodec.Read(ref reader, this);

    /// <summary>Reads an <c>integer</c>.</summary>
    /// <inheritdoc cref="ReadString"/>
    public int ReadInt32(ref JsonReader reader) => Int32Codec.Read(ref reader, this);

    /// <summary>Reads a <c>long</c>.</summary>
    /// <inheritdoc cref="ReadString"/>
    public long ReadInt64(ref JsonReader reader) => Int64Codec.Read(ref reader, this);

    /// <summary>Reads a <c>double</c>.</summary>
    /// <inheritdoc cref="ReadString"/>
    public double ReadDouble(ref JsonReader reader) => DoubleCodec.Read(ref reader, this);

    /// <summary>Reads a <c>decimal</c>.</summary>
    /// <inheritdoc cref="ReadString"/>
    public decimal ReadDecimal(ref JsonReader reader) => DecimalCodec.Read(ref reader, this);

    /// <summary>Reads a <c>uuid</c>.</summary>
    /// <inheritdoc cref="ReadString"/>
    public Guid ReadUuid(ref JsonReader reader) => UuidCodec.Read(ref reader, this);

    /// <summary>Reads a <c>date-iso8601</c>.</summary>
    /// <inheritdoc cref="ReadString"/>
    public DateOnly ReadDate(ref JsonReader reader) => DateCodec.Read(ref reader, this);

    /// <summary>Reads a <c>date-time-iso8601</c>.</summary>
    /// <inheritdoc cref="ReadString"/>
    public DateTimeOffset ReadDateTime(ref JsonReader reader) => DateTimeCodec.Read(ref reader, this);
}
