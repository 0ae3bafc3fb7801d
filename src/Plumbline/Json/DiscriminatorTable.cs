using System.Text.Json;

namespace Plumbline.Json;

/// <summary>Tells the members of a union with a discriminator apart, wherever in the object it stands.</summary>
public sealed class DiscriminatorTable
{
    /// <summary>The discriminator names no member; the object is still to be read, and kept as it is.</summary>
    public const int Unknown = -1;

    /// <summary>The value is no such object, which is noted; it has been passed over.</summary>
    public const int Failed = -2;

    private readonly string _typeName;
    private readonly string _discriminator;
    private readonly string[] _values;
    private readonly int _default;
    private readonly JsonMembers _discriminators;
    private readonly JsonMembers _texts;
    private readonly JsonMembers _wrapper;

    /// <summary>Makes a table.</summary>
    /// <param name="typeName">The union's name in the document.</param>
    /// <param name="discriminator">The discriminator's name.</param>
    /// <param name="values">The discriminator's values, one per member; each one's place is its index.</param>
    /// <param name="default">The member to read where there is no discriminator; -1 for none.</param>
    public DiscriminatorTable(string typeName, string discriminator, ReadOnlySpan<string> values, int @default = -1)
    {
        (_typeName, _discriminator, _values, _default) = (typeName, discriminator, values.ToArray(), @default);
        _discriminators = new(discriminator);
        _texts = new(values);
        _wrapper = new(["value"], [discriminator]);
    }

    /// <summary>Finds out which member an object is. Where that is clear, or unknown, the reader does not move.</summary>
    /// <param name="reader">On the value's first token.</param>
    /// <param name="context">Takes the problems.</param>
    /// <returns>The member's index, <see cref="Unknown"/> or <see cref="Failed"/>.</returns>
    public int Find(ref JsonReader reader, JsonReadContext context)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            context.Unexpected<object>(ref reader, $"an object ({_typeName})");
            return Failed;
        }

        var ahead = reader;
        if (!TryFindDiscriminator(ref ahead))
        {
            if (_default >= 0)
                return _default;

            reader.Skip();
            context.Missing<object>(ref reader, _discriminator);
            return Failed;
        }

        if (ahead.TokenType != JsonTokenType.String)
        {
            context.Add(ref ahead, JsonProblemCodes.Type, "must be a string");
        }
        else if (_texts.IndexOf(ref ahead) is >= 0 and var index)
        {
            return index;
        }
        else if (!JsonText.IsReadable(ahead))
        {
            context.Add(ref ahead, JsonProblemCodes.Text, "must be Unicode text");
        }
        else if (context.IsStrict)
        {
            context.Add(ref ahead, JsonProblemCodes.Union, $"must be {Choice.OneOf(_values)}");
        }
        else
        {
            return Unknown;
        }

        reader.Skip();
        return Failed;
    }

    /// <summary>Reads the value of a wrapped member: <c>{"discriminator": "string", "value": "x"}</c>.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <param name="reader">On the object's first token; left on its last.</param>
    /// <param name="context">Takes the problems.</param>
    public T ReadWrapped<T, TCodec>(ref JsonReader reader, JsonReadContext context)
        where TCodec : struct, IJsonCodec<T> => UnionJson.ReadWrapped<T, TCodec>(ref reader, context, _wrapper, _typeName);

    /// <summary>Reads an unknown member as it is.</summary>
    /// <param name="reader">On the object's first token; left on its last.</param>
    /// <param name="context">Takes the problems.</param>
    /// <param name="discriminator">Its discriminator.</param>
    /// <param name="json">All of it.</param>
    /// <returns>False where some of its text cannot be kept, which is noted.</returns>
    public bool TryReadUnknown(ref JsonReader reader, JsonReadContext context, out string discriminator, out JsonElement json)
    {
        var ahead = reader;
        discriminator = TryFindDiscriminator(ref ahead) && ahead.TryGetText(out var text) ? text : "";
        json = AnyCodec.Read(ref reader, context);
        return json.ValueKind == JsonValueKind.Object;
    }

    // Of several, the first counts here: looking for another would mean reading every object to its end.
    private bool TryFindDiscriminator(ref JsonReader reader)
    {
        if (reader.TryReadMember(_discriminators.MemberAt(0)))
            return true;

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFound = _discriminators.IndexOf(ref reader) == 0;
            reader.Read();
            if (isFound)
                return true;

            reader.Skip();
        }

        return false;
    }
}
