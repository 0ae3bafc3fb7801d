using System.Text.Json;

namespace Plumbline.Json;

/// <summary>What reading needs beside the text: how strict to be, and where problems go.</summary>
/// <remarks>One per value read; not for several threads at once.</remarks>
public sealed partial class JsonReadContext
{
    /// <summary>How many problems are told; reading stops there, so that a hostile text stays cheap.</summary>
    public const int MaxProblems = 100;

    // Missing members are noted beside the problems inside them and sorted out at the end, so there may be more notes than problems.
    private const int MaxNotes = 10 * MaxProblems;

    private readonly bool _throws;
    private List<JsonProblemNote>? _notes;
    private int _noted;
    private int _problems;

    /// <summary>Starts reading a value.</summary>
    /// <param name="isStrict">
    /// As a server reads requests: constraints are checked, unknown enum values and union members refused.
    /// Otherwise, as clients and consumers read: unknown values are kept, constraints not checked.
    /// </param>
    public JsonReadContext(bool isStrict) => IsStrict = isStrict;

    private JsonReadContext() => _throws = true;

    /// <summary>Whether constraints are checked, and unknown enum values and union members refused.</summary>
    public bool IsStrict { get; }

    /// <summary>How deep objects and arrays may nest.</summary>
    public int MaxDepth { get; init; } = ApiJson.MaxDepth;

    /// <summary>Whether a member that the model does not have is a problem; otherwise it is passed over.</summary>
    public bool RefusesUnknownMembers { get; init; }

    /// <summary>Whether there is a problem so far.</summary>
    public bool HasProblems => _noted > 0;

    /// <summary>Tolerant, and the first problem is thrown. It holds nothing, so everybody shares it.</summary>
    internal static JsonReadContext Throwing { get; } = new();

    /// <summary>The problems so far, by place in the text.</summary>
    internal IReadOnlyList<JsonProblemNote> Notes => _notes ?? [];

    /// <summary>Notes a problem with the current value.</summary>
    /// <param name="reader">On the value's first or last token.</param>
    /// <param name="code">One of <see cref="JsonProblemCodes"/>.</param>
    /// <param name="detail">What is wrong, as a sentence part.</param>
    public void Add(ref JsonReader reader, string code, string detail)
    {
        Note(new(reader.TokenStart, null, code, detail));
        if (++_problems >= MaxProblems)
            throw new JsonProblemLimitException();
    }

    /// <summary>Notes that another kind of value is due, and passes over the one there is.</summary>
    /// <typeparam name="T">The type to return.</typeparam>
    /// <param name="reader">On the value's first token; left on its last.</param>
    /// <param name="expected">What is due: <c>a string</c>.</param>
    /// <returns>Nothing of use.</returns>
    public T Unexpected<T>(ref JsonReader reader, string expected)
    {
        Add(ref reader, JsonProblemCodes.Type, $"must be {expected}");
        reader.Skip();
        return default!;
    }

    /// <summary>Notes that a required member is missing or null.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <param name="reader">On the end of the object.</param>
    /// <param name="name">The member's name on the wire.</param>
    /// <returns>Nothing of use.</returns>
    internal T Missing<T>(ref JsonReader reader, string name)
    {
        Note(new(reader.TokenStart, name, JsonProblemCodes.Required, "is required"));
        if (_noted >= MaxNotes)
            throw new JsonProblemLimitException();

        return default!;
    }

    /// <summary>Notes a constraint that the value just read breaks.</summary>
    /// <param name="reader">On the value's last token.</param>
    /// <param name="failure">The broken constraint; null where all is well.</param>
    public void Check(ref JsonReader reader, ConstraintFailure? failure)
    {
        if (failure is { } broken)
            Add(ref reader, broken.Code, broken.Detail);
    }

    /// <summary>Enters an object.</summary>
    /// <param name="reader">On the value's first token; where that is no object, left on its last.</param>
    /// <param name="typeName">The type in the document's words.</param>
    /// <returns>False where the value is no object.</returns>
    public bool BeginObject(ref JsonReader reader, string typeName)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
            return true;

        Unexpected<object>(ref reader, $"an object ({typeName})");
        return false;
    }

    /// <summary>
    /// Goes to the next known member of an object that has a value, passing over others; at the end notes the required ones that were not there.
    /// </summary>
    /// <param name="reader">In the object; left on the member's value, or on the end of the object.</param>
    /// <param name="members">The known members.</param>
    /// <param name="member">The member that was read last; becomes the next one.</param>
    /// <returns>False at the end of the object.</returns>
    public bool NextMember(ref JsonReader reader, JsonMembers members, ref JsonMember member)
    {
        do
        {
            // Writers mostly keep the document's order, so the next one is tried first.
            var expected = member.Next;
            if (reader.TryReadMember(members.MemberAt(expected)))
                member.MoveTo(expected);
            else if (!FindMember(ref reader, members, ref member))
                return NoteMissing(ref reader, members, member);
        }
        while (reader.TokenType == JsonTokenType.Null && !members.TakesNull(member.Index));

        member.Mark(members.Count);
        return true;
    }

    /// <summary>Reads a member that has constraints.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">The codec.</typeparam>
    /// <param name="reader">On the value's first token; left on its last.</param>
    /// <param name="value">The value; of no use where there is a problem with it.</param>
    /// <returns>Whether its constraints are to be checked: not where there is a problem already, nor where nothing is checked.</returns>
    public bool ReadConstrained<T, TCodec>(ref JsonReader reader, out T value)
        where TCodec : struct, IJsonCodec<T>
    {
        var before = _noted;
        value = TCodec.Read(ref reader, this);
        return IsStrict && _noted == before;
    }

    /// <summary>Reads a member of a PATCH body.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">The codec.</typeparam>
    /// <param name="reader">On the value's first token; left on its last.</param>
    /// <param name="isNullable">Whether null may clear it.</param>
    public Optional<T> ReadOptional<T, TCodec>(ref JsonReader reader, bool isNullable)
        where T : notnull
        where TCodec : struct, IJsonCodec<T>
    {
        if (isNullable && reader.TokenType == JsonTokenType.Null)
            return Optional<T>.Null;

        var before = _noted;
        var value = TCodec.Read(ref reader, this);
        return _noted == before ? value : default(Optional<T>);
    }

    private bool FindMember(ref JsonReader reader, JsonMembers members, ref JsonMember member)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = members.IndexOf(ref reader, member.Next);
            if (index < 0 && RefusesUnknownMembers)
                Add(ref reader, JsonProblemCodes.UnknownMember, "is not known here");

            reader.Read();
            if ((uint)index < (uint)members.Count)
            {
                member.MoveTo(index);
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    private bool NoteMissing(ref JsonReader reader, JsonMembers members, in JsonMember member)
    {
        if (members.Missing(member) is { } missing)
        {
            foreach (var name in missing)
                Missing<object>(ref reader, name);
        }

        return false;
    }

    private void Note(JsonProblemNote note)
    {
        if (_throws)
            throw new JsonProblemException(note);

        (_notes ??= []).Add(note);
        _noted++;
    }
}
