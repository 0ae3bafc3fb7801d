namespace Plumbline.Tests.Shared;

/// <summary>Edits texts as people do while they type: most leave a document, some leave none.</summary>
internal sealed class RandomEdits(int seed)
{
    private static readonly string[] s_snippets =
    [
        "\"", "{", "}", "[", "]", ",", ":", " ", "\n", "x", "_", "7", "// note\n", "/* note */", "\"description\": \"new\",", "\"plural\": \"sheep\",", "\"required\": false,",
        "{ \"name\": \"added\", \"type\": \"string\" },", "\"added\": { \"fields\": [] },", "\"attributes\": [],", "\"unknown_key\": 1,", "\"type\": { \"enum\": \"placed\", \"values\": [] },",
    ];

    private readonly Random _random = new(seed);

    /// <summary>A text after one more edit.</summary>
    /// <param name="text">The text; not empty.</param>
    public string After(string text)
    {
        var at = _random.Next(text.Length);
        switch (_random.Next(9))
        {
            case 0:
                return text.Insert(at, s_snippets[_random.Next(s_snippets.Length)]);
            case 1:
                return text.Remove(at, Math.Min(_random.Next(1, 4), text.Length - at));
            case 2:
                return text.Remove(at, Math.Min(_random.Next(1, 200), text.Length - at));
            case 3:
                // A line twice
                var (start, end) = Line(text, at);
                return text.Insert(end, text[start..end]);
            case 4:
                (start, end) = Line(text, at);
                return text.Remove(start, end - start);
            case 5 or 6:
                // Another string between the same quotes: a name or a type becomes that of something else
                var (from, to) = String(text, at);
                var (otherFrom, otherTo) = String(text, _random.Next(text.Length));
                return text[..from] + text[otherFrom..otherTo] + text[to..];
            case 7:
                (from, to) = String(text, at);
                return text.Insert(to, "x");
            default:
                // A line behind a comma is where whole members come in
                var comma = text.IndexOf(",\n", at, StringComparison.Ordinal);
                return comma < 0 ? text + " " : text.Insert(comma + 1, s_snippets[_random.Next(13, s_snippets.Length)]);
        }
    }

    private static (int Start, int End) Line(string text, int at)
    {
        var start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        var end = text.IndexOf('\n', at);
        return (start, end < 0 ? text.Length : end + 1);
    }

    private static (int From, int To) String(string text, int at)
    {
        var from = text.IndexOf('"', at) + 1;
        var to = from == 0 ? -1 : text.IndexOf('"', from);
        return to < 0 ? (at, at) : (from, to);
    }
}
