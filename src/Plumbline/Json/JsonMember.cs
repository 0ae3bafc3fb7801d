namespace Plumbline.Json;

/// <summary>
/// Which member of an object is being read, and which were before, see <see cref="JsonReadContext.NextMember"/>; <c>default</c> before the first.
/// </summary>
public ref struct JsonMember
{
    /// <summary>How many members a word of bits is for.</summary>
    internal const int Word = 64;

    private int _next;
    private ulong _seen;
    private ulong[]? _more;

    /// <summary>The member's index in its table; -1 before the first.</summary>
    public readonly int Index => _next - 1;

    /// <summary>The index that follows, which writers mostly keep to.</summary>
    internal readonly int Next => _next;

    /// <summary>Goes to a member.</summary>
    /// <param name="index">Its index.</param>
    internal void MoveTo(int index) => _next = index + 1;

    /// <summary>Notes that the current member has a value.</summary>
    /// <param name="count">How many members the table has.</param>
    internal void Mark(int count)
    {
        var index = Index;
        if (index < Word)
            _seen |= 1UL << index;
        else
            (_more ??= new ulong[(count - 1) / Word])[(index / Word) - 1] |= 1UL << (index % Word);
    }

    /// <summary>Those of 64 members that had a value, a bit each.</summary>
    /// <param name="word">Which 64.</param>
    internal readonly ulong Seen(int word) => word == 0 ? _seen : _more?[word - 1] ?? 0;
}
