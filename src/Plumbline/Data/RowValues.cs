using System.Text;
using Plumbline.Json;

namespace Plumbline.Data;

/// <summary>The values of a row in the form that a dialect keeps, as parameters take them.</summary>
public sealed class RowValues : RowWriter
{
    private readonly SqlDialect _dialect;
    private readonly List<object?> _values;

    private RowValues(SqlDialect dialect, int capacity) => (_dialect, _values) = (dialect, new(capacity));

    /// <summary>The values of a row, in the order of the table's columns; null for null.</summary>
    /// <typeparam name="TRow">The model.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <param name="dialect">The dialect.</param>
    /// <param name="table">The table.</param>
    /// <param name="row">The row.</param>
    /// <exception cref="TextNotStorableException">A text is none that databases can hold.</exception>
    public static IReadOnlyList<object?> Of<TRow, TKey>(SqlDialect dialect, Table<TRow, TKey> table, TRow row)
        where TRow : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(table);
        var values = new RowValues(dialect, table.Columns.Count + 3);
        table.Write(row, values);
        return values._values;
    }

    /// <inheritdoc/>
    public override void Text(string column, string? value) => _values.Add(value is null ? null : SqlValue.Text(value));

    /// <inheritdoc/>
    public override void Boolean(string column, bool? value) => _values.Add(value is { } boolean ? SqlValue.Boolean(_dialect, boolean) : null);

    /// <inheritdoc/>
    public override void Int32(string column, int? value) => _values.Add((long?)value);

    /// <inheritdoc/>
    public override void Int64(string column, long? value) => _values.Add(value);

    /// <inheritdoc/>
    public override void Double(string column, double? value) => _values.Add(value);

    /// <inheritdoc/>
    public override void Decimal(string column, decimal? value) => _values.Add(value is { } number ? SqlValue.Decimal(_dialect, number) : null);

    /// <inheritdoc/>
    public override void Uuid(string column, Guid? value) => _values.Add(value is { } uuid ? SqlValue.Uuid(_dialect, uuid) : null);

    /// <inheritdoc/>
    public override void Date(string column, DateOnly? value) => _values.Add(value is { } date ? SqlValue.Date(_dialect, date) : null);

    /// <inheritdoc/>
    public override void DateTime(string column, DateTimeOffset? value) => _values.Add(value is { } instant ? SqlValue.DateTime(_dialect, instant) : null);

    /// <inheritdoc/>
    public override void Json<T, TCodec>(string column, T value, bool isNull)
    {
        if (isNull)
        {
            _values.Add(null);
            return;
        }

        var json = ApiJson.Serialize<T, TCodec>(value);
        _values.Add(StorableText.HasJson(json) ? Encoding.UTF8.GetString(json) : throw new TextNotStorableException());
    }
}
