using Plumbline.Json;

namespace Plumbline.Data;

/// <summary>Takes the values of a row, column by column in the table's order.</summary>
public abstract class RowWriter
{
    /// <summary>Writes a text or the value of an enum.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public abstract void Text(string column, string? value);

    /// <summary>Writes a boolean.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public abstract void Boolean(string column, bool? value);

    /// <summary>Writes a 32-bit integer.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public abstract void Int32(string column, int? value);

    /// <summary>Writes a 64-bit integer.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public abstract void Int64(string column, long? value);

    /// <summary>Writes a double-precision number.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public abstract void Double(string column, double? value);

    /// <summary>Writes an exact decimal number.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public abstract void Decimal(string column, decimal? value);

    /// <summary>Writes a UUID.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public abstract void Uuid(string column, Guid? value);

    /// <summary>Writes a date.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public abstract void Date(string column, DateOnly? value);

    /// <summary>Writes an instant. What is finer than a microsecond is cut off, and the offset is not kept.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public abstract void DateTime(string column, DateTimeOffset? value);

    /// <summary>Writes a list, map, model, union, object or any JSON.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">The codec.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    /// <param name="isNull">Whether the column is null; then the value is not looked at.</param>
    public abstract void Json<T, TCodec>(string column, T value, bool isNull)
        where TCodec : struct, IJsonCodec<T>;
}
