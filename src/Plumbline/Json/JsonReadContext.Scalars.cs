using System.Text.Json;

namespace Plumbline.Json;

/// <content>
/// Members of scalar types, by far the most. What emitted code could say with <see cref="Read"/> and <see cref="ReadValue"/>, it says in
/// fewer words, which are cheaper to compile: one name to find, and no types to check against constraints.
/// </content>
public sealed partial class JsonReadContext
{
    /// <summary>Reads a <c>string</c>; null is as good as absent.</summary>
    /// <param name="reader">On the value's first token; left on its last.</param>
    /// <returns>Null where it is null, or where there is a problem with it.</returns>
    public string? ReadString(ref JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;

        var before = _noted;
        var value = StringCodec.Read(ref reader, this);
        return _noted == before ? value : null;
    }

    /// <summary>Reads a <c>boolean</c>; null is as good as absent.</summary>
    /// <inheritdoc cref="ReadString"/>
    public bool? ReadBoolean(ref JsonReader reader) => ReadValue<bool, BooleanCodec>(ref reader);

    /// <summary>Reads an <c>integer</c>; null is as good as absent.</summary>
    /// <inheritdoc cref="ReadString"/>
    public int? ReadInt32(ref JsonReader reader) => ReadValue<int, Int32Codec>(ref reader);

    /// <summary>Reads a <c>long</c>; null is as good as absent.</summary>
    /// <inheritdoc cref="ReadString"/>
    public long? ReadInt64(ref JsonReader reader) => ReadValue<long, Int64Codec>(ref reader);

    /// <summary>Reads a <c>double</c>; null is as good as absent.</summary>
    /// <inheritdoc cref="ReadString"/>
    public double? ReadDouble(ref JsonReader reader) => ReadValue<double, DoubleCodec>(ref reader);

    /// <summary>Reads a <c>decimal</c>; null is as good as absent.</summary>
    /// <inheritdoc cref="ReadString"/>
    public decimal? ReadDecimal(ref JsonReader reader) => ReadValue<decimal, DecimalCodec>(ref reader);

    /// <summary>Reads a <c>uuid</c>; null is as good as absent.</summary>
    /// <inheritdoc cref="ReadString"/>
    public Guid? ReadUuid(ref JsonReader reader) => ReadValue<Guid, UuidCodec>(ref reader);

    /// <summary>Reads a <c>date-iso8601</c>; null is as good as absent.</summary>
    /// <inheritdoc cref="ReadString"/>
    public DateOnly? ReadDate(ref JsonReader reader) => ReadValue<DateOnly, DateCodec>(ref reader);

    /// <summary>Reads a <c>date-time-iso8601</c>; null is as good as absent.</summary>
    /// <inheritdoc cref="ReadString"/>
    public DateTimeOffset? ReadDateTime(ref JsonReader reader) => ReadValue<DateTimeOffset, DateTimeCodec>(ref reader);
}
