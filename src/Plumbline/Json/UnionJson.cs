using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Plumbline.Json;

/// <summary>What unions of both kinds share.</summary>
public static class UnionJson
{
    /// <summary>Reads a field of an unknown member, for an interface that the union also is.</summary>
    /// <typeparam name="T">The field's type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <param name="json">The member.</param>
    /// <param name="name">The field's name on the wire.</param>
    /// <param name="value">The field's value.</param>
    /// <returns>False where the member does not have it, or not of that type.</returns>
    public static bool TryGet<T, TCodec>(JsonElement json, string name, [MaybeNullWhen(false)] out T value)
        where TCodec : struct, IJsonCodec<T>
    {
        value = default;
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out var field) || field.ValueKind == JsonValueKind.Null)
            return false;

        var result = ApiJson.Deserialize<T, TCodec>(JsonMarshal.GetRawUtf8Value(field));
        value = result.Value;
        return result.HasValue;
    }

    /// <summary>Reads a required field of an unknown member, for an interface that the union also is.</summary>
    /// <typeparam name="T">The field's type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <param name="json">The member.</param>
    /// <param name="name">The field's name on the wire.</param>
    /// <exception cref="InvalidOperationException">The member does not have it, or not of that type.</exception>
    public static T Get<T, TCodec>(JsonElement json, string name)
        where TCodec : struct, IJsonCodec<T> => TryGet<T, TCodec>(json, name, out var value)
            ? value
            : throw new InvalidOperationException($"The unknown member has no '{name}' as the document describes it.");

    /// <summary>Reads an object with the one member <c>value</c>.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <param name="reader">On the object's first token; left on its last.</param>
    /// <param name="context">Takes the problems.</param>
    /// <param name="members">The table with <c>value</c> as its first name.</param>
    /// <param name="typeName">The union in the document's words.</param>
    internal static T ReadWrapped<T, TCodec>(ref JsonReader reader, JsonReadContext context, JsonMembers members, string typeName)
        where TCodec : struct, IJsonCodec<T>
    {
        if (!context.BeginObject(ref reader, typeName))
            return default!;

        var value = default(T);
        var isPresent = false;
        var member = default(JsonMember);
        while (context.NextMember(ref reader, members, ref member))
        {
            value = TCodec.Read(ref reader, context);
            isPresent = true;
        }

        return isPresent ? value! : context.Missing<T>(ref reader, "value");
    }

    /// <summary>Whether an object has any member.</summary>
    /// <param name="reader">A copy, on the object's first token.</param>
    internal static bool HasMember(JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;
}
