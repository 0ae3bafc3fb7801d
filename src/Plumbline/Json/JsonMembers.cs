using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Plumbline.Json;

/// <summary>Finds names of an object's members, or other known texts, without allocating: by length and content, as UTF-8.</summary>
public sealed class JsonMembers
{
    private const int Word = JsonMember.Word;

    private readonly byte[][] _names;
    private readonly byte[][] _members;
    private readonly int[] _slots;
    private readonly int _longest;

    private readonly ulong[] _required;
    private readonly ulong[] _nullable;

    /// <summary>Makes the table of a model's members. Null is as good as absent, but for those that take it as a value.</summary>
    /// <param name="names">The names; each one's place is its index.</param>
    /// <param name="optional">The indices of members that may be absent.</param>
    /// <param name="nullable">The indices of members that take null as a value.</param>
    /// <param name="ignored">Names that readers pass over, such as a discriminator.</param>
    public JsonMembers(ReadOnlySpan<string> names, ReadOnlySpan<int> optional, ReadOnlySpan<int> nullable = default, ReadOnlySpan<string> ignored = default)
        : this(names, ignored)
    {
        for (var i = 0; i < names.Length; i++)
            Set(_required, i);

        foreach (var index in optional)
            _required[index / Word] &= ~Bit(index);

        Array.Clear(_nullable);
        foreach (var index in nullable)
            Set(_nullable, index);
    }

    /// <summary>Makes a table of names, none of which has to be there and all of which take null.</summary>
    /// <param name="names">The names; each one's place is its index.</param>
    internal JsonMembers(params ReadOnlySpan<string> names)
        : this(names, ignored: default)
    {
    }

    /// <summary>Makes a table of names, none of which has to be there and all of which take null.</summary>
    /// <param name="names">The names; each one's place is its index.</param>
    /// <param name="ignored">Names that readers pass over, such as a discriminator.</param>
    internal JsonMembers(ReadOnlySpan<string> names, ReadOnlySpan<string> ignored)
    {
        Count = names.Length;
        _names = new byte[names.Length + ignored.Length][];
        _members = new byte[names.Length][];
        _required = new ulong[(names.Length + Word - 1) / Word];
        _nullable = new ulong[_required.Length];
        Array.Fill(_nullable, ulong.MaxValue);
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

    /// <summary>Makes the table of a PATCH body's members: any may be absent, and null says something.</summary>
    /// <param name="names">The names; each one's place is its index.</param>
    /// <param name="ignored">Names that readers pass over, such as a discriminator.</param>
    public static JsonMembers OfChanges(ReadOnlySpan<string> names, ReadOnlySpan<string> ignored = default) => new(names, ignored);

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

    /// <summary>Whether a member takes null as a value.</summary>
    /// <param name="index">The member's index.</param>
    internal bool TakesNull(int index) => (_nullable[index / Word] & Bit(index)) != 0;

    /// <summary>The members that have to be there and were not seen.</summary>
    /// <param name="member">What was seen.</param>
    /// <returns>Their names, in order; null where none is missing.</returns>
    internal List<string>? Missing(in JsonMember member)
    {
        List<string>? missing = null;
        for (var word = 0; word < _required.Length; word++)
        {
            for (var left = _required[word] & ~member.Seen(word); left != 0; left &= left - 1)
                (missing ??= []).Add(Encoding.UTF8.GetString(_names[(word * Word) + BitOperations.TrailingZeroCount(left)]));
        }

        return missing;
    }

    private static ulong Bit(int index) => 1UL << (index % Word);

    private static void Set(ulong[] words, int index) => words[index / Word] |= Bit(index);

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
