using System.Text;

namespace Plumbline.Events;

/// <summary>Which partition the events of a key go to. Every process and every version must say the same, so it is fixed for ever.</summary>
public static class StreamPartition
{
    /// <summary>The partition of a key: 64-bit FNV-1a over its UTF-8 bytes, its bits mixed, modulo the partitions.</summary>
    /// <param name="key">The key.</param>
    /// <param name="partitions">The partitions of the stream, 1 or more.</param>
    /// <returns>From 0 up to, and without, <paramref name="partitions"/>.</returns>
    public static int Of(string key, int partitions)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentOutOfRangeException.ThrowIfLessThan(partitions, 1);

        var hash = 14695981039346656037UL;
        foreach (var part in Encoding.UTF8.GetBytes(key))
            hash = unchecked((hash ^ part) * 1099511628211UL);

        // The low bits of FNV alone depend on the low bits of the text only; the finalizer of MurmurHash3 spreads all of them.
        hash = unchecked((hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL);
        hash = unchecked((hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53UL);
        return (int)((hash ^ (hash >> 33)) % (ulong)partitions);
    }
}
