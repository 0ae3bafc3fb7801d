using System.Globalization;
using Plumbline.Json;

namespace Plumbline.Data;

/// <summary>Values in the form that a dialect keeps.</summary>
internal static class SqlValue
{
    /// <summary>Turns a value into what a parameter takes.</summary>
    /// <param name="dialect">The dialect.</param>
    /// <param name="value">A text, enum, boolean, number, UUID, date or instant.</param>
    /// <exception cref="ArgumentException">It is of another type.</exception>
    /// <exception cref="TextNotStorableException">It is a text that databases cannot hold.</exception>
    public static object Encode(SqlDialect dialect, object value) => value switch
    {
        string text => Text(text),
        IApiEnum member => Text(member.Text),
        bool boolean => Boolean(dialect, boolean),
        int number => (long)number,
        long or double => value,
        decimal number => Decimal(dialect, number),
        Guid uuid => Uuid(dialect, uuid),
        DateOnly date => Date(dialect, date),
        DateTimeOffset instant => DateTime(dialect, instant),
        _ => throw new ArgumentException($"A column cannot be compared with a {value.GetType()}.", nameof(value)),
    };

    /// <summary>A text.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="TextNotStorableException">It has the character 0, or half of a surrogate pair.</exception>
    public static object Text(string value) => StorableText.Has(value) ? value : throw new TextNotStorableException();

    /// <summary>A boolean.</summary>
    /// <param name="dialect">The dialect.</param>
    /// <param name="value">The value.</param>
    public static object Boolean(SqlDialect dialect, bool value) => dialect == SqlDialect.PostgreSql ? value : value ? 1L : 0L;

    /// <summary>An exact decimal number.</summary>
    /// <param name="dialect">The dialect.</param>
    /// <param name="value">The value.</param>
    public static object Decimal(SqlDialect dialect, decimal value) =>
        dialect == SqlDialect.PostgreSql ? value : value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A UUID.</summary>
    /// <param name="dialect">The dialect.</param>
    /// <param name="value">The value.</param>
    public static object Uuid(SqlDialect dialect, Guid value) => dialect == SqlDialect.PostgreSql ? value : value.ToString("D");

    /// <summary>A date.</summary>
    /// <param name="dialect">The dialect.</param>
    /// <param name="value">The value.</param>
    public static object Date(SqlDialect dialect, DateOnly value) =>
        dialect == SqlDialect.PostgreSql ? value : value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An instant.</summary>
    /// <param name="dialect">The dialect.</param>
    /// <param name="value">The value.</param>
    public static object DateTime(SqlDialect dialect, DateTimeOffset value) =>
        dialect == SqlDialect.PostgreSql ? Microseconds.Truncate(value).UtcDateTime : Microseconds.FromInstant(value);

    /// <summary>The type's name in PostgreSQL.</summary>
    /// <param name="kind">What a column holds.</param>
    public static string PostgreSqlType(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => "text",
        ColumnKind.Boolean => "boolean",
        ColumnKind.Int32 or ColumnKind.Int64 => "bigint",
        ColumnKind.Double => "double precision",
        ColumnKind.Decimal => "numeric",
        ColumnKind.Uuid => "uuid",
        ColumnKind.Date => "date",
        ColumnKind.DateTime => "timestamptz",
        _ => "jsonb",
    };

    /// <summary>The values of a column of many rows, as PostgreSQL's driver takes an array.</summary>
    /// <param name="kind">What the column holds.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="column">The index of the column.</param>
    public static Array PostgreSqlArray(ColumnKind kind, IReadOnlyList<object?[]> rows, int column)
    {
        return kind switch
        {
            ColumnKind.Text or ColumnKind.Json => Fill<string?>(),
            ColumnKind.Boolean => Fill<bool?>(),
            ColumnKind.Int32 or ColumnKind.Int64 => Fill<long?>(),
            ColumnKind.Double => Fill<double?>(),
            ColumnKind.Decimal => Fill<decimal?>(),
            ColumnKind.Uuid => Fill<Guid?>(),
            ColumnKind.Date => Fill<DateOnly?>(),
            _ => Fill<DateTime?>(),
        };

        T[] Fill<T>()
        {
            var values = new T[rows.Count];
            for (var i = 0; i < values.Length; i++)
                values[i] = (T)rows[i][column]!;

            return values;
        }
    }
}
