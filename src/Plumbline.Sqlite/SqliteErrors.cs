using Microsoft.Data.Sqlite;

namespace Plumbline.Sqlite;

/// <summary>What SQLite's errors say.</summary>
internal static class SqliteErrors
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int PrimaryKey = 1555;
    private const int Unique = 2067;

    /// <summary>Whether another connection is in the way.</summary>
    /// <param name="exception">The error.</param>
    public static bool IsBusy(SqliteException exception) => exception.SqliteErrorCode is Busy or Locked;

    /// <summary>The columns of a unique index that a write violated.</summary>
    /// <param name="exception">The error; it names them: <c>UNIQUE constraint failed: users.first, users.last</c>.</param>
    /// <returns>Null where the error is another one.</returns>
    public static IReadOnlyList<string>? UniqueFields(SqliteException exception)
    {
        const string marker = "UNIQUE constraint failed: ";
        if (exception.SqliteExtendedErrorCode is not (PrimaryKey or Unique))
            return null;

        var start = exception.Message.IndexOf(marker, StringComparison.Ordinal);
        if (start < 0)
            return null;

        // The driver puts the message in quotes and a point behind.
        var names = exception.Message[(start + marker.Length)..].TrimEnd('.').TrimEnd('\'');
        return [.. names.Split(", ").Select(name => name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..])];
    }
}
