namespace Plumbline.Spec.Json;

/// <summary>The grammar of JSON numbers.</summary>
internal static class JsonNumber
{
    /// <summary>Whether a text is a JSON number: no leading zeros, no plus sign, digits around the point.</summary>
    /// <param name="text">The text.</param>
    public static bool IsValid(string text)
    {
        var i = text.Length > 0 && text[0] == '-' ? 1 : 0;
        var whole = SkipDigits(text, ref i);
        if (whole == 0 || (whole > 1 && text[i - whole] == '0'))
            return false;

        if (i < text.Length && text[i] == '.')
        {
            i++;
            if (SkipDigits(text, ref i) == 0)
                return false;
        }

        if (i < text.Length && text[i] is 'e' or 'E')
        {
            i++;
            if (i < text.Length && text[i] is '+' or '-')
                i++;
            if (SkipDigits(text, ref i) == 0)
                return false;
        }

        return i == text.Length;
    }

    private static int SkipDigits(string text, ref int i)
    {
        var start = i;
        while (i < text.Length && text[i] is >= '0' and <= '9')
            i++;
        return i - start;
    }
}
