namespace Plumbline.Data;

/// <summary>Reads the order that a caller asks for: <c>email</c>, <c>-created_at</c>, several with commas between them.</summary>
public static class SortText
{
    /// <summary>Reads an order.</summary>
    /// <param name="text">Names of columns, a leading <c>-</c> reverses one; null or empty for no order of its own.</param>
    /// <param name="columns">The columns that may be asked for.</param>
    /// <exception cref="ArgumentException">The text names another column.</exception>
    public static IReadOnlyList<TableOrder> Parse(string? text, ReadOnlySpan<string> columns)
    {
        if (string.IsNullOrEmpty(text))
            return [];

        var result = new List<TableOrder>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part.StartsWith('-') ? part[1..] : part;
            var at = columns.IndexOf(name);
            if (at < 0)
                throw new ArgumentException($"'{name}' is no column to sort by; there are: {string.Join(", ", columns.ToArray())}.", nameof(text));

            result.Add(new(columns[at], part.StartsWith('-')));
        }

        return result;
    }
}
