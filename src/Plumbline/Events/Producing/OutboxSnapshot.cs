using System.Globalization;

namespace Plumbline.Events;

/// <summary>Which transactions were under way at a moment, as PostgreSQL writes it: <c>xmin:xmax:xip,xip</c>.</summary>
/// <param name="Xmin">All transactions before this one had ended.</param>
/// <param name="Running">Those that had not, from <paramref name="Xmin"/> on, as far as they began before the last one that ended.</param>
/// <remarks>
/// <c>xmax</c> is of no use: it is one more than the last transaction that ended, and transactions with larger numbers may be under way.
/// </remarks>
internal sealed record OutboxSnapshot(ulong Xmin, IReadOnlyList<ulong> Running)
{
    /// <summary>Before anything.</summary>
    public static OutboxSnapshot None { get; } = new(0, []);

    /// <summary>Reads one.</summary>
    /// <param name="text">The text.</param>
    public static OutboxSnapshot Parse(string text)
    {
        var parts = text.Split(':');
        var running = parts[2].Length == 0 ? [] : parts[2].Split(',').Select(Number).ToArray();
        return new(Number(parts[0]), running);
    }

    /// <summary>Those before a transaction that had not ended; the transaction itself must have.</summary>
    /// <param name="transaction">The transaction.</param>
    public IReadOnlyList<ulong> Before(ulong transaction) => [.. Running.Where(other => other < transaction)];

    private static ulong Number(string text) => ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
