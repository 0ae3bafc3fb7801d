using System.Text.Json;

namespace Plumbline.Json;

/// <summary>Tells the members of a union without discriminator apart: <c>{"member": ...}</c>.</summary>
public sealed class UnionKeyTable
{
    /// <summary>No member's key is there; the object is still to be read, and kept as it is.</summary>
    public const int Unknown = -1;

    /// <summary>The value is no such object, which is noted; it has been passed over.</summary>
    public const int Failed = -2;

    private static readonly JsonMembers s_wrapper = new("value");

    private readonly string _typeName;
    private readonly string[] _keys;
    private readonly JsonMembers _members;

    /// <summary>Makes a table.</summary>
    /// <param name="typeName">The union's name in the document.</param>
    /// <param name="keys">The members' keys in the document's order; each one's place is its index.</param>
    public UnionKeyTable(string typeName, params ReadOnlySpan<string> keys)
    {
        (_typeName, _keys) = (typeName, keys.ToArray());
        _members = new(keys);
    }

    /// <summary>Finds the first member, in the document's order, whose key is there.</summary>
    /// <param name="reader">On the value's first token; left on its last where a member is found, otherwise not moved.</param>
    /// <param name="context">Takes the problems.</param>
    /// <param name="content">On the first token of what the key holds.</param>
    /// <returns>The member's index, <see cref="Unknown"/> or <see cref="Failed"/>.</returns>
    public int Find(ref JsonReader reader, JsonReadContext context, out JsonReader content)
    {
        content = reader;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            context.Unexpected<object>(ref reader, $"an object ({_typeName})");
            return Failed;
        }

        var found = Unknown;
        var ahead = reader;
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            var index = _members.IndexOf(ref ahead);
            ahead.Read();
            if (index >= 0 && (found < 0 || index <= found))
            {
                found = index;
                content = ahead;
            }

            ahead.Skip();
        }

        if (found >= 0)
        {
            reader = ahead;
            return found;
        }

        // An object without any key says nothing that could be kept.
        if (!context.IsStrict && UnionJson.HasMember(reader))
            return Unknown;

        context.Add(ref reader, JsonProblemCodes.Union, $"must have {Choice.OneOf(_keys)}");
        reader = ahead;
        return Failed;
    }

    /// <summary>Reads the value of a primitive member, e.g. <c>{"value": "x"}</c> in <c>{"string": {"value": "x"}}</c>.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <param name="content">On the first token of what the key holds.</param>
    /// <param name="context">Takes the problems.</param>
    public T ReadWrapped<T, TCodec>(ref JsonReader content, JsonReadContext context)
        where TCodec : struct, IJsonCodec<T> => UnionJson.ReadWrapped<T, TCodec>(ref content, context, s_wrapper, _typeName);

    /// <summary>Reads an unknown member as it is.</summary>
    /// <param name="reader">On the object's first token; left on its last.</param>
    /// <param name="context">Takes the problems.</param>
    /// <param name="discriminator">Its first key.</param>
    /// <param name="json">All of it.</param>
    /// <returns>False where some of its text cannot be kept, which is noted.</returns>
    public static bool TryReadUnknown(ref JsonReader reader, JsonReadContext context, out string discriminator, out JsonElement json)
    {
        var ahead = reader;
        discriminator = ahead.Read() && ahead.TryGetText(out var text) ? text : "";
        json = AnyCodec.Read(ref reader, context);
        return json.ValueKind == JsonValueKind.Object;
    }
}
