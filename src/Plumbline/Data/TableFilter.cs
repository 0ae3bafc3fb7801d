namespace Plumbline.Data;

/// <summary>A condition on a column, or on a value inside of a JSON column.</summary>
/// <remarks>
/// A value is of the column's C# type: <see cref="string"/> (also for enums), <see cref="bool"/>, <see cref="int"/>, <see cref="long"/>,
/// <see cref="double"/>, <see cref="decimal"/>, <see cref="Guid"/>, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/>.
/// </remarks>
public sealed record TableFilter
{
    /// <summary>The column.</summary>
    public required string Column { get; init; }

    /// <summary>The names of members that lead from the JSON column to the value; empty for the column itself.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>How to compare.</summary>
    public required FilterMatch Match { get; init; }

    /// <summary>What to compare with; exactly one value unless <see cref="Match"/> is <see cref="FilterMatch.AnyOf"/>.</summary>
    public required IReadOnlyList<object> Values { get; init; }

    /// <summary>Compares with one value.</summary>
    /// <param name="column">The column.</param>
    /// <param name="match">How to compare.</param>
    /// <param name="value">The value.</param>
    public static TableFilter Of(string column, FilterMatch match, object value) => new() { Column = column, Match = match, Values = [value] };

    /// <summary>Asks for equality with any of some values; none fits where there are none.</summary>
    /// <typeparam name="T">The values' type.</typeparam>
    /// <param name="column">The column.</param>
    /// <param name="values">The values.</param>
    public static TableFilter AnyOf<T>(string column, IEnumerable<T> values)
        where T : notnull => new() { Column = column, Match = FilterMatch.AnyOf, Values = [.. values.Select(value => (object)value)] };
}
