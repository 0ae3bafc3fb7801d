using System.Globalization;
using System.Text;

namespace Plumbline.Data;

/// <summary>Turns a <see cref="TableQuery"/> into SQL: names quoted, values as parameters.</summary>
internal sealed class QuerySql
{
    private readonly SqlDialect _dialect;
    private readonly IReadOnlyList<TableColumn> _columns;
    private readonly StringBuilder _sql;
    private readonly List<object> _parameters = [];

    /// <summary>Starts with everything before the conditions.</summary>
    /// <param name="dialect">The dialect.</param>
    /// <param name="columns">The table's columns.</param>
    /// <param name="select">What to select from where.</param>
    public QuerySql(SqlDialect dialect, IReadOnlyList<TableColumn> columns, string select)
    {
        (_dialect, _columns) = (dialect, columns);
        _sql = new(select);
    }

    /// <summary>The statement.</summary>
    public string Text => _sql.ToString();

    /// <summary>The values of its parameters.</summary>
    public IReadOnlyList<object> Parameters => _parameters;

    private bool IsPostgreSql => _dialect == SqlDialect.PostgreSql;

    /// <summary>Adds the conditions.</summary>
    /// <param name="filters">The conditions; all of them apply.</param>
    public QuerySql Where(IReadOnlyList<TableFilter> filters)
    {
        for (var i = 0; i < filters.Count; i++)
        {
            _sql.Append(i == 0 ? " where " : " and ");
            Condition(filters[i]);
        }

        return this;
    }

    /// <summary>Adds the order, ending with the key.</summary>
    /// <param name="order">The order.</param>
    /// <param name="key">The key's column.</param>
    public QuerySql OrderBy(IReadOnlyList<TableOrder> order, string key)
    {
        _sql.Append(" order by ");
        foreach (var by in order)
        {
            _sql.Append(Comparable(by.Column)).Append(by.IsDescending ? " desc" : " asc");

            // As PostgreSQL orders by itself, so that its indexes serve.
            if (!IsPostgreSql && IsNullable(by.Column))
                _sql.Append(by.IsDescending ? " nulls first" : " nulls last");

            _sql.Append(", ");
        }

        _sql.Append(Comparable(key));
        return this;
    }

    /// <summary>Adds the page.</summary>
    /// <param name="limit">How many rows; all where null.</param>
    /// <param name="offset">How many to leave out.</param>
    public QuerySql Page(long? limit, long offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit ?? 0, nameof(limit));
        ArgumentOutOfRangeException.ThrowIfNegative(offset);

        // SQLite has no offset without limit.
        if (limit is not null || (offset > 0 && !IsPostgreSql))
            _sql.Append(" limit ").Append(Parameter(limit ?? -1));

        if (offset > 0)
            _sql.Append(" offset ").Append(Parameter(offset));

        return this;
    }

    private void Condition(TableFilter filter)
    {
        var column = filter.Path.Count == 0 ? Comparable(filter.Column) : Inside(filter);
        switch (filter.Match)
        {
            case FilterMatch.Equal:
                Compare(column, "=", filter);
                break;
            case FilterMatch.From:
                Compare(column, ">=", filter);
                break;
            case FilterMatch.To:
                Compare(column, "<=", filter);
                break;
            case FilterMatch.Prefix:
                var prefix = Parameter(Single(filter));

                // The lower bound is what an index serves.
                _sql.Append(IsPostgreSql
                    ? $"starts_with({column}, {prefix}::text)"
                    : $"{column} >= {prefix} and substr({column}, 1, length({prefix})) = {prefix}");
                break;
            default:
                _sql.Append(filter.Values.Count == 0 ? "false" : $"{column} in ({string.Join(", ", filter.Values.Select(Parameter))})");
                break;
        }
    }

    private void Compare(string column, string comparison, TableFilter filter) =>
        _sql.Append(column).Append(' ').Append(comparison).Append(' ').Append(Parameter(Single(filter)));

    private static object Single(TableFilter filter) => filter.Values.Count == 1
        ? filter.Values[0]
        : throw new ArgumentException($"A filter of '{filter.Column}' takes one value, and has {filter.Values.Count}.", nameof(filter));

    // A column such that all databases compare it alike: text by code points, decimals as numbers.
    private string Comparable(string column)
    {
        var quoted = SqlText.Quote(column);
        return (Kind(column), _dialect) switch
        {
            (ColumnKind.Text, SqlDialect.PostgreSql) => $"{quoted} collate \"C\"",
            (ColumnKind.Decimal, SqlDialect.Sqlite) => $"{quoted} collate {SqliteNames.DecimalCollation}",
            _ => quoted,
        };
    }

    private string Inside(TableFilter filter)
    {
        var column = SqlText.Quote(filter.Column);
        if (!IsPostgreSql)
            return $"json_extract({column}, {Parameter(string.Concat("$", string.Concat(filter.Path.Select(name => $".\"{name}\""))))})";

        var value = $"({column} #>> array[{string.Join(", ", filter.Path.Select(name => $"{Parameter(name)}::text"))}])";
        return filter.Values.Count == 0 || filter.Values[0] is string
            ? $"{value} collate \"C\""
            : $"{value}::{(filter.Values[0] is bool ? "boolean" : "numeric")}";
    }

    private string Parameter(object value)
    {
        _parameters.Add(SqlValue.Encode(_dialect, value));
        return string.Create(CultureInfo.InvariantCulture, $"${_parameters.Count}");
    }

    private ColumnKind Kind(string column) => Find(column)?.Kind ?? ColumnKind.DateTime;

    private bool IsNullable(string column) => Find(column) is { IsNullable: true };

    // The columns that every table has beside the document's are not null.
    private TableColumn? Find(string column)
    {
        foreach (var candidate in _columns)
        {
            if (string.Equals(candidate.Name, column, StringComparison.Ordinal))
                return candidate;
        }

        return null;
    }
}
