using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Plumbline.RabbitMQ;

/// <summary>
/// How far a group is in an observed stream, as its position queue keeps it: <c>2;first;0=17,3=4</c>.
/// </summary>
/// <param name="Epoch">Goes up when the group starts over; 0 where it has not begun.</param>
/// <param name="Start">Where partitions start of which nothing was acknowledged yet: <c>first</c>, or a time in seconds since 1970.</param>
/// <param name="Offsets">The last offset that was acknowledged, by partition.</param>
internal sealed record GroupPosition(long Epoch, string Start, ImmutableSortedDictionary<int, long> Offsets)
{
    /// <summary>The beginning of what is kept.</summary>
    public const string First = "first";

    /// <summary>A group that has not begun.</summary>
    public static GroupPosition None { get; } = new(0, First, ImmutableSortedDictionary<int, long>.Empty);

    /// <summary>Reads a position; null where it is none.</summary>
    /// <param name="utf8">The text.</param>
    public static GroupPosition? Parse(ReadOnlySpan<byte> utf8)
    {
        var offsets = ImmutableSortedDictionary.CreateBuilder<int, long>();
        if (Encoding.UTF8.GetString(utf8).Split(';') is not [var epoch, var start, var pairs] || !TryNumber(epoch, out var number) || (start != First && !TryNumber(start, out _)))
            return null;

        foreach (var pair in pairs.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.Split('=') is not [var partition, var offset] || !TryNumber(partition, out var p) || !TryNumber(offset, out var o))
                return null;

            offsets[(int)p] = o;
        }

        return new(number, start, offsets.ToImmutable());
    }

    /// <summary>The further one of two positions: of the later epoch, or in one epoch the further one of each partition.</summary>
    /// <param name="other">The other.</param>
    public GroupPosition Further(GroupPosition other)
    {
        if (other.Epoch != Epoch)
            return other.Epoch > Epoch ? other : this;

        var offsets = Offsets;
        foreach (var (partition, offset) in other.Offsets)
            offsets = offsets.TryGetValue(partition, out var own) && own >= offset ? offsets : offsets.SetItem(partition, offset);

        return this with { Offsets = offsets };
    }

    /// <summary>Whether this is as far as another position, or further.</summary>
    /// <param name="other">The other.</param>
    public bool Covers(GroupPosition other) =>
        Epoch > other.Epoch || (Epoch == other.Epoch && other.Offsets.All(o => Offsets.TryGetValue(o.Key, out var own) && own >= o.Value));

    /// <summary>The position's text.</summary>
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{Epoch};{Start};{string.Join(',', Offsets.Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Key}={o.Value}")))}"));

    private static bool TryNumber(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
