using System.Globalization;
using System.Text;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Json;

/// <summary>Reads the tokens of a JSON text: spaces and comments, strings, words.</summary>
internal sealed class JsonScanner(string text, FindingBag findings)
{
    // Set once a comment turned out to be open to the end, so that many of them do not cost a scan each.
    private bool _noCommentEnd;

    // Up to here no word can be a string without its opening quote, so that a line of words is searched once.
    private int _noQuoteBefore;

    /// <summary>Where the next character stands.</summary>
    public int Position { get; set; }

    /// <summary>Whether every character is read.</summary>
    public bool AtEnd => Position >= text.Length;

    /// <summary>The next character; a null character at the end.</summary>
    public char Current => Position < text.Length ? text[Position] : '\0';

    /// <summary>Reports text that is not JSON.</summary>
    public void Report(TextSpan span, string message) => findings.Report(ReaderRules.InvalidJson, span, message);

    /// <summary>Skips spaces and comments, silently: people write both.</summary>
    public void SkipTrivia()
    {
        while (!AtEnd)
        {
            var current = text[Position];
            if (current is ' ' or '\n' or '\r' or '\t' || (current == '\uFEFF' && Position == 0))
                Position++;
            else if (current != '/' || !SkipComment())
                return;
        }
    }

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

    /// <summary>Reads a run of characters that is neither space, quote nor punctuation: a literal, a number, or a string without quotes.</summary>
    public JsonNode ReadWord()
    {
        var start = Position;
        do
            Position++;
        while (!AtEnd && !EndsWord(text[Position]) && !AtComment());

        var word = text.Substring(start, Position - start);
        switch (word)
        {
            case "null":
                return new JsonNode { Kind = JsonValueKind.Null, Span = Span(start) };
            case "true" or "false":
                return new JsonNode { Kind = JsonValueKind.Boolean, Span = Span(start), Text = word };
        }

        if (JsonNumber.IsValid(word))
            return new JsonNode { Kind = JsonValueKind.Number, Span = Span(start), Text = word };

        if (FindMissedEnd(start) is { } end)
        {
            word = text.Substring(start, end - start);
            Position = end + 1;
            Report(Span(start), $"{Quoted.Text(word)} lacks its opening quote");
            return String(start, ReplaceLoneSurrogates(word));
        }

        Report(Span(start), $"{Quoted.Text(word)} is no JSON value; strings stand in double quotes");
        return String(start, ReplaceLoneSurrogates(word));
    }

    /// <summary>The span from a start to the position.</summary>
    public TextSpan Span(int start) => new(start, Position - start);

    /// <summary>Whether an opening bracket stands at a position.</summary>
    public bool IsOpening(int position) => text[position] is '{' or '[';

    /// <summary>How far the line of a position is indented, or -1 where other text precedes it on the line.</summary>
    public int Indentation(int position)
    {
        var start = position;
        while (start > 0 && text[start - 1] is ' ' or '\t')
            start--;
        return start == 0 || text[start - 1] is '\n' or '\r' ? position - start : -1;
    }

    private static JsonNode NewString(TextSpan span, string value) => new() { Kind = JsonValueKind.String, Span = span, Text = value };

    private static bool EndsWord(char c) => c is ',' or ':' or '{' or '}' or '[' or ']' or '"' || char.IsWhiteSpace(c);

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

    private bool AtComment() => text[Position] == '/' && Position + 1 < text.Length && text[Position + 1] is '/' or '*';

    private JsonNode String(int start, string value) => NewString(Span(start), value);

    private string Finish(StringBuilder? unescaped, int from, int to) =>
        unescaped is null ? text.Substring(from, to - from) : ReplaceLoneSurrogates(unescaped.Append(text, from, to - from).ToString());

    private bool SkipComment()
    {
        var next = Position + 1 < text.Length ? text[Position + 1] : '\0';
        if (next == '/')
        {
            var end = text.IndexOf('\n', Position);
            Position = end < 0 ? text.Length : end;
            return true;
        }

        if (next != '*')
            return false;

        var close = _noCommentEnd ? -1 : text.IndexOf("*/", Position + 2, StringComparison.Ordinal);
        if (close < 0)
        {
            // Only the two characters are skipped: the rest is likelier a document than a comment.
            if (!_noCommentEnd)
                Report(new TextSpan(Position, 2), "this comment is never closed; add */");
            _noCommentEnd = true;
            Position += 2;
            return true;
        }

        Position = close + 2;
        return true;
    }

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
