using System.Text.Json;

namespace Plumbline.Json;

/// <summary>Checks enums before they are written.</summary>
public static class EnumTable
{
    /// <summary>Checks that a member has a value before it is written.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="value">The member's value.</param>
    /// <param name="member">What to call it: <c>user.status</c>.</param>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidOperationException">It is <c>default</c>: nobody gave it a value.</exception>
    public static T Present<T>(T value, string member)
        where T : struct, IApiEnum<T> => value.Equals(default)
        ? throw new InvalidOperationException($"'{member}' was never given a value: a default {typeof(T).Name} cannot be written.")
        : value;
}

/// <summary>Reads, writes and finds the values of one enum.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class EnumTable<T>
    where T : struct, IApiEnum<T>
{
    private readonly T[] _values;
    private readonly JsonMembers _texts;
    private readonly JsonMembers _wrappers;
    private readonly Dictionary<string, T> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T> _ignoringCase = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a table.</summary>
    /// <param name="typeName">The enum's name in the document.</param>
    public EnumTable(string typeName)
    {
        TypeName = typeName;
        _values = [.. T.Values];
        _texts = new([.. T.Values.Select(v => v.Text)]);
        _wrappers = new("value", typeName);
        foreach (var value in T.Values)
        {
            _exact.TryAdd(value.Text, value);
            _ignoringCase.TryAdd(value.Text, value);
        }
    }

    /// <summary>The enum's name in the document.</summary>
    public string TypeName { get; }

    /// <summary>What values there are, for messages.</summary>
    public string Expected => Choice.OneOf(T.Values.Select(v => v.Text));

    /// <summary>Finds a declared value: by its exact text, else by its text in any case.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The value; <c>default</c> where there is none.</param>
    public bool TryFind(string? text, out T value)
    {
        if (text is not null)
            return _exact.TryGetValue(text, out value) || _ignoringCase.TryGetValue(text, out value);

        value = default;
        return false;
    }

    /// <summary>Reads a value: its text, or an object with the member <c>value</c> or the enum's name.</summary>
    /// <param name="reader">On the value's first token; left on its last.</param>
    /// <param name="context">Takes the problems.</param>
    public T Read(ref JsonReader reader, JsonReadContext context)
    {
        if (reader.TokenType == JsonTokenType.String)
            return ReadText(ref reader, context);

        if (reader.TokenType != JsonTokenType.StartObject)
            return context.Unexpected<T>(ref reader, $"a string ({TypeName})");

        T? value = null;
        var member = default(JsonMember);
        while (context.NextMember(ref reader, _wrappers, ref member))
        {
            value = reader.TokenType == JsonTokenType.String
                ? ReadText(ref reader, context)
                : context.Unexpected<T>(ref reader, $"a string ({TypeName})");
        }

        return value ?? context.Missing<T>(ref reader, "value");
    }

    /// <summary>Writes a value.</summary>
    /// <param name="writer">Where the value is due.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">It is <c>default</c>: nobody gave it a value.</exception>
    public void Write(JsonWriter writer, T value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(EnumTable.Present(value, TypeName).Text);
    }

    private T ReadText(ref JsonReader reader, JsonReadContext context)
    {
        var index = _texts.IndexOf(ref reader);
        if (index >= 0)
            return _values[index];

        if (!reader.TryGetText(out var text))
        {
            context.Add(ref reader, JsonProblemCodes.Text, "must be Unicode text");
            return default;
        }

        var value = T.FromText(text);
        if (context.IsStrict && !value.IsDefined)
            context.Add(ref reader, JsonProblemCodes.Enum, $"must be {Expected}");

        return value;
    }
}
