using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;

namespace Plumbline.Json;

/// <summary>Reads strings that may not be Unicode text, which <see cref="Utf8JsonReader"/> answers with an exception of its own.</summary>
internal static class JsonText
{
    /// <summary>Reads the current string or member name.</summary>
    /// <param name="reader">On it.</param>
    /// <param name="text">The text.</param>
    /// <returns>False where it is invalid UTF-8 or has half a surrogate pair.</returns>
    public static bool TryRead(ref Utf8JsonReader reader, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = reader.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            text = null;
            return false;
        }
    }

    /// <summary>Whether every string and member name of the current value is Unicode text.</summary>
    /// <param name="reader">A copy, on the value's first token.</param>
    public static bool IsReadable(Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        do
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
                continue;

            var isReadable = reader.ValueIsEscaped || reader.HasValueSequence ? TryRead(ref reader, out _) : Utf8.IsValid(reader.ValueSpan);
            if (!isReadable)
                return false;
        }
        while (!(reader.CurrentDepth == depth && IsLast(reader.TokenType)) && reader.Read());

        return true;
    }

    private static bool IsLast(JsonTokenType token) => token is not (JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.PropertyName);
}
