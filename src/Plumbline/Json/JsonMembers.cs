using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Plumbline.Json;

/// <summary>Finds names of an object's members, or other known texts, without allocating: by length and content, as UTF-8.</summary>
public sealed class JsonMembers
{
    private readonly byte[][] _names;
    private readonly byte[][] _members;
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
        _members = new byte[names.Length][];
        for (var i = 0; i < _names.Length; i++)
        {
            var name = i < names.Length ? names[i] : ignored[i - names.Length];
            _names[i] = Encoding.UTF8.GetBytes(name);
            _longest = Math.Max(_longest, _names[i].Length);
            if (i < names.Length)
                _members[i] = Member(name);
        }

        // At most half full, so that runs of taken slots stay short.
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, 2 * _names.Length))];
        for (var i = 0; i < _names.Length; i++)
            Insert(i);
    }

    /// <summary>How many names are read.</summary>
    public int Count { get; }

    /// <summary>The index of the current string or member name.</summary>
    /// <param name="reader">On it.</param>
    /// <param name="expected">The index to try first.</param>
    /// <returns>-1 where it is not in the table; <see cref="Count"/> or more where it is to be passed over.</returns>
    public int IndexOf(ref JsonReader reader, int expected = 0)
    {
        if (reader.IsEscaped)
            return IndexOfEscaped(reader.Value);

        var name = reader.Value;
        return (uint)expected < (uint)_names.Length && name.SequenceEqual(_names[expected]) ? expected : IndexOf(name);
    }

    /// <summary>A name as most writers write it, quotes and colon included.</summary>
    /// <param name="index">The name's index; any number.</param>
    /// <returns>Empty where there is no such name, or where it may be written in several ways.</returns>
    internal ReadOnlySpan<byte> MemberAt(int index) => (uint)index < (uint)_members.Length ? _members[index] : default;

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

    private int IndexOfEscaped(ReadOnlySpan<byte> name)
    {
        // An escaped byte takes six characters at most; anything longer cannot be a known name.
        if (name.Length > 6L * _longest)
            return -1;

        var buffer = ArrayPool<byte>.Shared.Rent(name.Length);
        var index = JsonText.TryUnescape(name, buffer, out var length) ? IndexOf(buffer.AsSpan(0, length)) : -1;
        ArrayPool<byte>.Shared.Return(buffer);
        return index;
    }

    private static byte[] Member(string name) =>
        name.AsSpan().ContainsAnyExceptInRange(' ', '~') || name.AsSpan().ContainsAny('"', '\\') ? [] : Encoding.ASCII.GetBytes($"\"{name}\":");

    // Of equal names the first counts.
    private void Insert(int index)
    {
        var slot = Slot(_names[index]);
        while (_slots[slot] != 0)
            slot = (slot + 1) & (_slots.Length - 1);

        _slots[slot] = index + 1;
    }

    // Length, beginning, middle and end tell names of one model apart. The table is the document's: nobody can fill it.
    private int Slot(ReadOnlySpan<byte> name)
    {
        ulong first, last;
        if (name.Length >= sizeof(ulong))
        {
            first = BinaryPrimitives.ReadUInt64LittleEndian(name) ^ (BinaryPrimitives.ReadUInt64LittleEndian(name[((name.Length / 2) - 4)..]) * 31);
            last = BinaryPrimitives.ReadUInt64LittleEndian(name[^sizeof(ulong)..]);
        }
        else if (name.Length >= sizeof(uint))
        {
            first = BinaryPrimitives.ReadUInt32LittleEndian(name);
            last = BinaryPrimitives.ReadUInt32LittleEndian(name[^sizeof(uint)..]);
        }
        else
        {
            first = name.IsEmpty ? 0u : name[0];
            last = name.IsEmpty ? 0u : name[^1] | ((ulong)name[name.Length / 2] << 8);
        }

        var hash = ((first ^ (ulong)name.Length) * 0x9E3779B97F4A7C15) + (BitOperations.RotateLeft(last, 29) * 0xC2B2AE3D27D4EB4F);
        return (int)((hash >> 40) & (uint)(_slots.Length - 1));
    }
}
