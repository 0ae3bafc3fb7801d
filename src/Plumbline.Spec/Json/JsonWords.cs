namespace Plumbline.Spec.Json;

/// <summary>Words that a text repeats, as one string each: a document is made of few keys, and of few types.</summary>
internal sealed class JsonWords
{
    private const int Slots = 1024;
    private const int Longest = 40;

    private readonly string?[] _words = new string?[Slots];

    /// <summary>A part of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the part starts.</param>
    /// <param name="length">How long it is.</param>
    public string Of(string text, int start, int length)
    {
        if (length is 0 or > Longest)
            return text.Substring(start, length);

        // Three characters and the length tell keys apart well enough; who loses a slot is a string of its own again.
        var slot = unchecked((((((text[start] * 31) + text[start + (length / 2)]) * 31) + text[start + length - 1]) * 31) + length) & (Slots - 1);
        var word = _words[slot];
        return word is not null && word.Length == length && string.CompareOrdinal(word, 0, text, start, length) == 0
            ? word
            : _words[slot] = text.Substring(start, length);
    }
}
