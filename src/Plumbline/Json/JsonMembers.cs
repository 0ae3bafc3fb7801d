using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Plumbline.Json;

/// <summary>Finds names of an object's members, or other known texts, without allocating: a hash table over their UTF-8 bytes.</summary>
public sealed class JsonMembers
{
    private readonly byte[][] _names;
    private readonly int[] _slots;
    private readonly int _longest;

    /// <summary>Makes a table.</summary>
    /// <param name="names">The names; each one's place is its index.</param>
    public JsonMembers(params ReadOnlySpan<string> names)
        : this(names, [])
    {
    }

    /// <summary>Makes a table with names that are known but not read, such as a discriminator.</summary>
    /// <param name="names">The names; each one's place is its index.</param>
    /// <param name="ignored">Names that readers pass over.</param>
    public JsonMembers(ReadOnlySpan<string> names, ReadOnlySpan<string> ignored)
    {
        Count = names.Length;
        _names = new byte[names.Length + ignored.Length][];
        for (var i = 0; i < _names.Length; i++)
        {
            _names[i] = Encoding.UTF8.GetBytes(i < names.Length ? names[i] : ignored[i - names.Length]);
            _longest = Math.Max(_longest, _names[i].Length);
        }

        // At most half full, so that runs of taken slots stay short.
        _slots = new int[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, 2 * _names.Length))];
        for (var i = 0; i < _names.Length; i++)
            Insert(i);
    }

    /// <summary>How many names are read.</summary>
    public int Count { get; }

    /// <summary>The index of the current string or member name.</summary>
    /// <param name="reader">On it.</param>
    /// <param name="expected">The index to try first.</param>
    /// <returns>-1 where it is not in the table; <see cref="Count"/> or more where it is to be passed over.</returns>
    public int IndexOf(ref Utf8JsonReader reader, int expected = 0)
    {
        if (reader.HasValueSequence || reader.ValueIsEscaped)
            return IndexOfCopy(ref reader);

        var name = reader.ValueSpan;
        return (uint)expected < (uint)_names.Length && name.SequenceEqual(_names[expected]) ? expected : IndexOf(name);
    }

    /// <summary>The index of a name.</summary>
    /// <param name="name">The name in UTF-8.</param>
    /// <returns>-1 where it is not in the table.</returns>
    internal int IndexOf(ReadOnlySpan<byte> name)
    {
        if (name.Length > _longest)
            return -1;

        for (var slot = Slot(name); ; slot = (slot + 1) & (_slots.Length - 1))
        {
            var index = _slots[slot] - 1;
            if (index < 0 || name.SequenceEqual(_names[index]))
                return index;
        }
    }

    private int IndexOfCopy(ref Utf8JsonReader reader)
    {
        // An escaped byte takes six characters at most; anything longer cannot be a known name.
        var length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        if (length > 6L * _longest)
            return -1;

        var buffer = ArrayPool<byte>.Shared.Rent((int)length);
        try
        {
            return IndexOf(buffer.AsSpan(0, reader.CopyString(buffer)));
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: no name of ours.
            return -1;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Of equal names the first counts.
    private void Insert(int index)
    {
        var slot = Slot(_names[index]);
        while (_slots[slot] != 0)
            slot = (slot + 1) & (_slots.Length - 1);

        _slots[slot] = index + 1;
    }

    // Names of one model often share a beginning or an end, so the hash takes every byte. The table is the document's: nobody can fill it.
    private int Slot(ReadOnlySpan<byte> name)
    {
        var hash = 2166136261u;
        foreach (var b in name)
            hash = (hash ^ b) * 16777619;

        return (int)((hash ^ (hash >> 15)) & (uint)(_slots.Length - 1));
    }
}
