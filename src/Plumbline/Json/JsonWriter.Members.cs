namespace Plumbline.Json;

/// <content>
/// Members of scalar types, name and value in one call: emitted code has many of them, and what it says in fewer words is cheaper to
/// compile. A name is printable ASCII without quotation mark and backslash, as <see cref="WriteName"/> takes it.
/// </content>
public sealed partial class JsonWriter
{
    /// <summary>Writes a member with a <c>string</c>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    public void WriteString(ReadOnlySpan<byte> name, string? value)
    {
        WriteName(name);
        WriteStringValue(value);
    }

    /// <summary>Writes a member with a <c>boolean</c>.</summary>
    /// <inheritdoc cref="WriteString"/>
    public void WriteBoolean(ReadOnlySpan<byte> name, bool value)
    {
        WriteName(name);
        BooleanCodec.Write(this, value);
    }

    /// <summary>Writes a member with an <c>integer</c>.</summary>
    /// <inheritdoc cref="WriteString"/>
    public void WriteInt32(ReadOnlySpan<byte> name, int value)
    {
        WriteName(name);
        Int32Codec.Write(this, value);
    }

    /// <summary>Writes a member with a <c>long</c>.</summary>
    /// <inheritdoc cref="WriteString"/>
    public void WriteInt64(ReadOnlySpan<byte> name, long value)
    {
        WriteName(name);
        Int64Codec.Write(this, value);
    }

    /// <summary>Writes a member with a <c>double</c>.</summary>
    /// <inheritdoc cref="WriteString"/>
    public void WriteDouble(ReadOnlySpan<byte> name, double value)
    {
        WriteName(name);
        DoubleCodec.Write(this, value);
    }

    /// <summary>Writes a member with a <c>decimal</c>.</summary>
    /// <inheritdoc cref="WriteString"/>
    public void WriteDecimal(ReadOnlySpan<byte> name, decimal value)
    {
        WriteName(name);
        DecimalCodec.Write(this, value);
    }

    /// <summary>Writes a member with a <c>uuid</c>.</summary>
    /// <inheritdoc cref="WriteString"/>
    public void WriteUuid(ReadOnlySpan<byte> name, Guid value)
    {
        WriteName(name);
        UuidCodec.Write(this, value);
    }

    /// <summary>Writes a member with a <c>date-iso8601</c>.</summary>
    /// <inheritdoc cref="WriteString"/>
    public void WriteDate(ReadOnlySpan<byte> name, DateOnly value)
    {
        WriteName(name);
        DateCodec.Write(this, value);
    }

    /// <summary>Writes a member with a <c>date-time-iso8601</c>.</summary>
    /// <inheritdoc cref="WriteString"/>
    public void WriteDateTime(ReadOnlySpan<byte> name, DateTimeOffset value)
    {
        WriteName(name);
        DateTimeCodec.Write(this, value);
    }

    /// <summary>Writes a member with a <c>string</c>; nothing for null.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    public void WriteOptionalString(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
            WriteString(name, value);
    }

    /// <summary>Writes a member with a <c>boolean</c>; nothing for null.</summary>
    /// <inheritdoc cref="WriteOptionalString"/>
    public void WriteOptionalBoolean(ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } present)
            WriteBoolean(name, present);
    }

    /// <summary>Writes a member with an <c>integer</c>; nothing for null.</summary>
    /// <inheritdoc cref="WriteOptionalString"/>
    public void WriteOptionalInt32(ReadOnlySpan<byte> name, int? value)
    {
        if (value is { } present)
            WriteInt32(name, present);
    }

    /// <summary>Writes a member with a <c>long</c>; nothing for null.</summary>
    /// <inheritdoc cref="WriteOptionalString"/>
    public void WriteOptionalInt64(ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } present)
            WriteInt64(name, present);
    }

    /// <summary>Writes a member with a <c>double</c>; nothing for null.</summary>
    /// <inheritdoc cref="WriteOptionalString"/>
    public void WriteOptionalDouble(ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } present)
            WriteDouble(name, present);
    }

    /// <summary>Writes a member with a <c>decimal</c>; nothing for null.</summary>
    /// <inheritdoc cref="WriteOptionalString"/>
    public void WriteOptionalDecimal(ReadOnlySpan<byte> name, decimal? value)
    {
        if (value is { } present)
            WriteDecimal(name, present);
    }

    /// <summary>Writes a member with a <c>uuid</c>; nothing for null.</summary>
    /// <inheritdoc cref="WriteOptionalString"/>
    public void WriteOptionalUuid(ReadOnlySpan<byte> name, Guid? value)
    {
        if (value is { } present)
            WriteUuid(name, present);
    }

    /// <summary>Writes a member with a <c>date-iso8601</c>; nothing for null.</summary>
    /// <inheritdoc cref="WriteOptionalString"/>
    public void WriteOptionalDate(ReadOnlySpan<byte> name, DateOnly? value)
    {
        if (value is { } present)
            WriteDate(name, present);
    }

    /// <summary>Writes a member with a <c>date-time-iso8601</c>; nothing for null.</summary>
    /// <inheritdoc cref="WriteOptionalString"/>
    public void WriteOptionalDateTime(ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        if (value is { } present)
            WriteDateTime(name, present);
    }
}
