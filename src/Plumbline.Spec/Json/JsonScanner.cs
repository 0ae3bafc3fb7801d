using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Json;

/// <summary>Reads the tokens of a JSON text: spaces and comments, strings, words.</summary>
internal sealed partial class JsonScanner(string text, FindingBag findings)
{
    private readonly JsonWords _words = new();

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

    private bool AtComment() => text[Position] == '/' && Position + 1 < text.Length && text[Position + 1] is '/' or '*';

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
}
