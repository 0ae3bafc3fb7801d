using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Plumbline.Data;
using Plumbline.Spec.Export.Sql;
using ColumnKind = Plumbline.Spec.Export.Sql.ColumnKind;

namespace Plumbline.Testing.Hosting;

/// <summary>A row as a table of the service holds it.</summary>
internal sealed class StoredRow
{
    private readonly Dictionary<string, object?> _values;

    private StoredRow(Dictionary<string, object?> values) => _values = values;

    /// <summary>What a journal's row tells of: I, U or D as the first letter.</summary>
    public char Operation => char.ToUpperInvariant(Convert.ToString(_values["journal_op"], CultureInfo.InvariantCulture)![0]);

    /// <summary>Reads the rows of a key.</summary>
    /// <param name="storage">The service's storage.</param>
    /// <param name="table">The table as SQL names it.</param>
    /// <param name="order">The column to order by.</param>
    /// <param name="column">The key's column.</param>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<StoredRow>> ReadAsync(Storage storage, string table, string order, string column, string key, CancellationToken cancellationToken)
    {
        var connection = await storage.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var open = connection.ConfigureAwait(false);
        var command = connection.CreateCommand();
        await using var disposed = command.ConfigureAwait(false);

        // Names come from the document, quoted; the key is a parameter.
#pragma warning disable CA2100
        command.CommandText = $"select * from {table} where cast({SqlNames.Quote(column)} as text) = @key order by {SqlNames.Quote(order)}";
#pragma warning restore CA2100
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = "@key";
        parameter.Value = key;
        command.Parameters.Add(parameter);
        var rows = new List<StoredRow>();
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var reading = reader.ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(new(Enumerable.Range(0, reader.FieldCount).ToDictionary(
                i => reader.GetName(i), i => reader.IsDBNull(i) ? null : (object?)reader.GetValue(i), StringComparer.Ordinal)));
        }

        return rows;
    }

    /// <summary>The first column that holds something else than a thing does; null where it is the thing.</summary>
    /// <param name="table">The columns.</param>
    /// <param name="thing">The thing, as JSON.</param>
    /// <param name="names">The columns to compare: those that the document names.</param>
    public string? Difference(TableModel table, JsonElement thing, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (table.Columns.FirstOrDefault(column => column.Name == name) is not { } column)
                continue;

            if (!_values.TryGetValue(name, out var stored))
                return $"has no column '{name}'";

            var isThere = thing.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;
            if (isThere != stored is not null || (isThere && !Same(column.Kind, stored!, value)))
                return $"has '{name}' as {Convert.ToString(stored, CultureInfo.InvariantCulture) ?? "null"} where it is {(isThere ? value.GetRawText() : "absent")}";
        }

        return null;
    }

    private static bool Same(ColumnKind kind, object stored, JsonElement value)
    {
        var text = Convert.ToString(stored, CultureInfo.InvariantCulture)!;
        switch (kind)
        {
            case ColumnKind.Boolean:
                return Convert.ToBoolean(stored, CultureInfo.InvariantCulture) == value.GetBoolean();
            case ColumnKind.Int32 or ColumnKind.Int64:
                return Convert.ToInt64(stored, CultureInfo.InvariantCulture) == value.GetInt64();
            case ColumnKind.Double:
                return Convert.ToDouble(stored, CultureInfo.InvariantCulture).Equals(value.GetDouble());
            case ColumnKind.Decimal:
                return decimal.Parse(text, CultureInfo.InvariantCulture) == value.GetDecimal();
            case ColumnKind.Date when stored is DateOnly date:
                return date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) == value.GetString();
            case ColumnKind.DateTime:
                // Stores keep microseconds: as a number, or as a type of their own.
                var instant = stored is DateTime time ? time.ToUniversalTime() : DateTime.UnixEpoch.AddMicroseconds(Convert.ToInt64(stored, CultureInfo.InvariantCulture));
                return Math.Abs((instant - value.GetDateTimeOffset().UtcDateTime).TotalMicroseconds) < 1;
            case ColumnKind.Json:
                using (var document = JsonDocument.Parse(text))
                    return JsonElement.DeepEquals(document.RootElement, value);
            case ColumnKind.Uuid:
                return string.Equals(text, value.GetString(), StringComparison.OrdinalIgnoreCase);
            default:
                return text == value.GetString();
        }
    }
}
