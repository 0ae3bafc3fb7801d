using System.Globalization;
using System.Text;

namespace Plumbline.Spec.Json;

/// <content>Strings, with their escapes and the quotes that people forget.</content>
internal sealed partial class JsonScanner
{
    /// <summary>Reads a string; the position is on its quote.</summary>
    /// <remarks>
    /// A string ends at its line's end at the latest, and before a quote that clearly opens the next string. Punctuation before that end
    /// is given back, because whoever forgets the quote has still written it.
    /// </remarks>
    public JsonNode ReadString()
    {
        var start = Position;
        var quote = text[Position++];
        var from = Position;
        StringBuilder? unescaped = null;

        while (!AtEnd)
        {
            var current = text[Position];
            if (current == quote && IsInner(from, Position))
            {
                Report(new TextSpan(Position, 1), "a quote in a string is written \\\"");
                Position++;
                continue;
            }

            if (current == quote && Opens(Position) && !Closes(Position))
                break;

            if (current == quote)
            {
                var value = Finish(unescaped, from, Position);
                Position++;
                if (quote != '"')
                    Report(Span(start), "JSON strings stand in double quotes");
                return String(start, value);
            }

            if (current is '\n' or '\r')
                break;

            if (current == '\\')
            {
                unescaped = (unescaped ?? new StringBuilder()).Append(text, from, Position - from);
                ReadEscape(unescaped);
                from = Position;
            }
            else if (char.IsSurrogate(current))
            {
                if (char.IsHighSurrogate(current) && Position + 1 < text.Length && char.IsLowSurrogate(text[Position + 1]))
                {
                    Position += 2;
                    continue;
                }

                Report(new TextSpan(Position, 1), "half a character (a lone surrogate); remove it");
                unescaped = (unescaped ?? new StringBuilder()).Append(text, from, Position - from).Append('\uFFFD');
                from = ++Position;
            }
            else
            {
                if (current < ' ')
                    Report(new TextSpan(Position, 1), $"a control character in a string is written \\u{(int)current:x4}");
                Position++;
            }
        }

        while (Position > from && text[Position - 1] is ' ' or '\t' or ',' or ':' or '{' or '}' or '[' or ']')
            Position--;

        Report(Span(start), "this string has no closing quote");
        return String(start, Finish(unescaped, from, Position));
    }

    /// <summary>Skips a string without reading it; the position is on its quote.</summary>
    /// <returns>Whether it is closed on its line.</returns>
    public bool SkipString()
    {
        for (Position++; !AtEnd; Position++)
        {
            switch (text[Position])
            {
                case '"':
                    Position++;
                    return true;
                case '\n' or '\r':
                    return false;
                case '\\':
                    Position++;
                    break;
            }
        }

        Position = text.Length;
        return false;
    }

    /// <summary>Whether what follows a quote on its line is what follows a closed string.</summary>
    private bool Closes(int quote)
    {
        var next = quote + 1;
        while (next < text.Length && text[next] is ' ' or '\t')
            next++;
        return next >= text.Length || text[next] is ',' or ':' or '}' or ']' or '"' or '/' or '\r' or '\n';
    }

    /// <summary>Whether what precedes a quote is what precedes a string.</summary>
    private bool Opens(int quote)
    {
        var previous = quote - 1;
        while (previous >= 0 && text[previous] is ' ' or '\t')
            previous--;
        return previous >= 0 && text[previous] is ',' or ':' or '{' or '[';
    }

    /// <summary>Whether a quote stands amid words: <c>"say "hello" to all"</c>.</summary>
    private bool IsInner(int from, int quote) =>
        quote > from && quote + 1 < text.Length && char.IsLetterOrDigit(text[quote + 1]) && !Opens(quote);

    /// <summary>The closing quote of a string whose opening one is missing; null where there is none on the line.</summary>
    private int? FindMissedEnd(int start)
    {
        if (start < _noQuoteBefore)
            return null;

        var end = start;
        while (end < text.Length && text[end] is not ('"' or '{' or '}' or '\r' or '\n'))
            end++;

        if (end < text.Length && text[end] == '"' && Closes(end) && !Opens(end))
            return end;

        _noQuoteBefore = end;
        return null;
    }

    private JsonNode String(int start, string value) => NewString(Span(start), value);

    private string Finish(StringBuilder? unescaped, int from, int to) =>
        unescaped is null ? _words.Of(text, from, to - from) : ReplaceLoneSurrogates(unescaped.Append(text, from, to - from).ToString());

    private void ReadEscape(StringBuilder unescaped)
    {
        var start = Position++;
        if (AtEnd || text[Position] is '\n' or '\r')
            return; // The string ends here: its missing quote is reported.

        var escape = text[Position++];
        switch (escape)
        {
            case '"' or '\\' or '/':
                unescaped.Append(escape);
                break;
            case 'b':
                unescaped.Append('\b');
                break;
            case 'f':
                unescaped.Append('\f');
                break;
            case 'n':
                unescaped.Append('\n');
                break;
            case 'r':
                unescaped.Append('\r');
                break;
            case 't':
                unescaped.Append('\t');
                break;
            case 'u' when TryReadHex(out var code):
                unescaped.Append(code);
                break;
            default:
                Report(Span(start), "unknown escape; a backslash itself is written \\\\");
                unescaped.Append(text, start, Position - start);
                break;
        }
    }

    private bool TryReadHex(out char code)
    {
        code = default;
        if (Position + 4 > text.Length)
            return false;

        // Digit by digit: the number parsers also take signs and spaces.
        var value = 0;
        for (var i = Position; i < Position + 4; i++)
        {
            var digit = text[i] switch
            {
                >= '0' and <= '9' => text[i] - '0',
                >= 'a' and <= 'f' => text[i] - 'a' + 10,
                >= 'A' and <= 'F' => text[i] - 'A' + 10,
                _ => -1,
            };
            if (digit < 0)
                return false;
            value = (value * 16) + digit;
        }

        Position += 4;
        code = (char)value;
        return true;
    }

    /// <summary>Escapes can build half characters too; a text that no encoding can write must not get further.</summary>
    private string ReplaceLoneSurrogates(string value)
    {
        StringBuilder? replaced = null;
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i]))
                continue;

            if (char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                i++;
                continue;
            }

            if (replaced is null)
            {
                var code = ((int)value[i]).ToString("x4", CultureInfo.InvariantCulture);
                Report(new TextSpan(Position, 0), $"\\u{code} is half a character (a lone surrogate); remove it");
            }

            replaced ??= new StringBuilder(value);
            replaced[i] = '\uFFFD';
        }

        return replaced?.ToString() ?? value;
    }
}
