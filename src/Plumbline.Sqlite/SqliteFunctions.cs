using System.Globalization;
using Microsoft.Data.Sqlite;
using Plumbline.Data;

namespace Plumbline.Sqlite;

/// <summary>What our connections know beside what SQLite knows.</summary>
internal static class SqliteFunctions
{
    /// <summary>Adds the collations to a connection.</summary>
    /// <param name="connection">Open.</param>
    public static void Register(SqliteConnection connection)
    {
        connection.CreateCollation(SqliteNames.DecimalCollation, CompareDecimals);
    }

    // A text that is no number was written by something else; it stands before the numbers.
    private static int CompareDecimals(string left, string right)
    {
        var isLeft = decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var leftNumber);
        var isRight = decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var rightNumber);
        return (isLeft, isRight) switch
        {
            (true, true) => leftNumber.CompareTo(rightNumber),
            (false, false) => string.CompareOrdinal(left, right),
            _ => isLeft ? 1 : -1,
        };
    }
}
