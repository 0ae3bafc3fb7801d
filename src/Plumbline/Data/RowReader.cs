using System.Data.Common;
using System.Globalization;
using System.Text;
using Plumbline.Json;

namespace Plumbline.Data;

/// <summary>Reads the values of a row by the ordinals of its table's columns.</summary>
/// <remarks>Not for several threads at once. One is used for all rows of an answer.</remarks>
public sealed class RowReader
{
    private readonly SqlDialect _dialect;
    private readonly DbDataReader _reader;
    private readonly int _offset;

    /// <summary>Reads from an answer of the database.</summary>
    /// <param name="dialect">The database's dialect.</param>
    /// <param name="reader">The answer; the caller moves it from row to row.</param>
    /// <param name="offset">How many columns stand before the table's.</param>
    public RowReader(SqlDialect dialect, DbDataReader reader, int offset = 0) => (_dialect, _reader, _offset) = (dialect, reader, offset);

    /// <summary>Whether a column is null.</summary>
    /// <param name="ordinal">The column.</param>
    public bool IsNull(int ordinal) => _reader.IsDBNull(_offset + ordinal);

    /// <summary>Reads a text.</summary>
    /// <param name="ordinal">The column.</param>
    public string Text(int ordinal) => _reader.GetString(_offset + ordinal);

    /// <summary>Reads a text that may be null.</summary>
    /// <param name="ordinal">The column.</param>
    public string? TextOrNull(int ordinal) => IsNull(ordinal) ? null : Text(ordinal);

    /// <summary>Reads a boolean.</summary>
    /// <param name="ordinal">The column.</param>
    public bool Boolean(int ordinal) => _reader.GetBoolean(_offset + ordinal);

    /// <summary>Reads a boolean that may be null.</summary>
    /// <param name="ordinal">The column.</param>
    public bool? BooleanOrNull(int ordinal) => IsNull(ordinal) ? null : Boolean(ordinal);

    /// <summary>Reads a 32-bit integer.</summary>
    /// <param name="ordinal">The column.</param>
    /// <exception cref="OverflowException">The number is larger; it was written by something else.</exception>
    public int Int32(int ordinal) => checked((int)Int64(ordinal));

    /// <summary>Reads a 32-bit integer that may be null.</summary>
    /// <param name="ordinal">The column.</param>
    public int? Int32OrNull(int ordinal) => IsNull(ordinal) ? null : Int32(ordinal);

    /// <summary>Reads a 64-bit integer.</summary>
    /// <param name="ordinal">The column.</param>
    public long Int64(int ordinal) => _reader.GetInt64(_offset + ordinal);

    /// <summary>Reads a 64-bit integer that may be null.</summary>
    /// <param name="ordinal">The column.</param>
    public long? Int64OrNull(int ordinal) => IsNull(ordinal) ? null : Int64(ordinal);

    /// <summary>Reads a double-precision number.</summary>
    /// <param name="ordinal">The column.</param>
    public double Double(int ordinal) => _reader.GetDouble(_offset + ordinal);

    /// <summary>Reads a double-precision number that may be null.</summary>
    /// <param name="ordinal">The column.</param>
    public double? DoubleOrNull(int ordinal) => IsNull(ordinal) ? null : Double(ordinal);

    /// <summary>Reads an exact decimal number.</summary>
    /// <param name="ordinal">The column.</param>
    public decimal Decimal(int ordinal) => _dialect == SqlDialect.PostgreSql
        ? _reader.GetDecimal(_offset + ordinal)
        : decimal.Parse(Text(ordinal), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Reads an exact decimal number that may be null.</summary>
    /// <param name="ordinal">The column.</param>
    public decimal? DecimalOrNull(int ordinal) => IsNull(ordinal) ? null : Decimal(ordinal);

    /// <summary>Reads a UUID.</summary>
    /// <param name="ordinal">The column.</param>
    public Guid Uuid(int ordinal) => _dialect == SqlDialect.PostgreSql ? _reader.GetGuid(_offset + ordinal) : Guid.Parse(Text(ordinal));

    /// <summary>Reads a UUID that may be null.</summary>
    /// <param name="ordinal">The column.</param>
    public Guid? UuidOrNull(int ordinal) => IsNull(ordinal) ? null : Uuid(ordinal);

    /// <summary>Reads a date.</summary>
    /// <param name="ordinal">The column.</param>
    public DateOnly Date(int ordinal) => _dialect == SqlDialect.PostgreSql
        ? _reader.GetFieldValue<DateOnly>(_offset + ordinal)
        : DateOnly.ParseExact(Text(ordinal), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Reads a date that may be null.</summary>
    /// <param name="ordinal">The column.</param>
    public DateOnly? DateOrNull(int ordinal) => IsNull(ordinal) ? null : Date(ordinal);

    /// <summary>Reads an instant, in UTC.</summary>
    /// <param name="ordinal">The column.</param>
    public DateTimeOffset DateTime(int ordinal) => _dialect == SqlDialect.PostgreSql
        ? new(_reader.GetFieldValue<DateTime>(_offset + ordinal), TimeSpan.Zero)
        : Microseconds.ToInstant(Int64(ordinal));

    /// <summary>Reads an instant that may be null.</summary>
    /// <param name="ordinal">The column.</param>
    public DateTimeOffset? DateTimeOrNull(int ordinal) => IsNull(ordinal) ? null : DateTime(ordinal);

    /// <summary>Reads a list, map, model, union, object or any JSON, as a client reads: what the document does not know is kept.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">The codec.</typeparam>
    /// <param name="ordinal">The column.</param>
    /// <exception cref="InvalidDataException">The column holds something that is not of this type; it was written by something else.</exception>
    public T Json<T, TCodec>(int ordinal)
        where TCodec : struct, IJsonCodec<T>
    {
        var result = ApiJson.Deserialize<T, TCodec>(Encoding.UTF8.GetBytes(Text(ordinal)));
        if (result.HasValue)
            return result.Value;

        // The value itself may be personal data, so only its place and what is wrong are told.
        var problem = result.Malformed?.Detail ?? string.Join("; ", result.Problems.Select(problem => $"{problem.Pointer} {problem.Detail}"));
        throw new InvalidDataException($"Column '{_reader.GetName(_offset + ordinal)}' does not hold what the document says: {problem}");
    }
}
