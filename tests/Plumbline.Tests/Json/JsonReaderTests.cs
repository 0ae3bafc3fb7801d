using System.Text;
using System.Text.Json;
using Plumbline.Json;

namespace Plumbline.Tests.Json;

/// <summary>Our reader against the framework's: the same texts are JSON, and their tokens are the same.</summary>
public sealed class JsonReaderTests
{
    private static readonly string[] s_texts =
    [
        """{"id":"a","tags":["x","y\u0041\ud83d\ude00\n"],"nested":{"empty":{},"none":[],"n":-0.5e+10,"t":true,"f":false,"z":null},"long":"abcdefghijklmnopqrstuvwxyz0123456789"}""",
        """ [ 1 , 22 , -3 , 0 , 0.25 , 1e5 , 1E-5 , [ [ ] ] , { "a" : { "b" : [ { } ] } } , "" , "äöü€😀 text beyond sixteen bytes" ] """,
        "\"just a string of more than sixteen bytes \\\\ \\\" \\/ \\b\\f\\r\\t end\"",
        "12345678901234567890.5",
        "{\"half\":\"\\ud800\",\"other\":\"\\udc00x\",\"\\u0061\":1}",
    ];

    private static readonly string[] s_slips =
        ["", "{", "}", "[", "]", "\"", ":", ",", "\\", "\\u12", "\\u00e9", "0", "-", ".", "e", "+", "tru", "null", " ", "\n", "\t", "\u0001", "é", "\u2028", "//", "\0", "00", "1"];

    [Fact]
    public void Takes_what_the_framework_takes_token_by_token()
    {
        foreach (var text in s_texts)
            AssertAlike(Encoding.UTF8.GetBytes(text), 64);

        var random = new Random(20261127);
        for (var i = 0; i < 60_000; i++)
        {
            var text = s_texts[random.Next(s_texts.Length)];
            for (var slips = random.Next(1, 4); slips > 0; slips--)
            {
                var start = random.Next(text.Length + 1);
                var length = random.Next(0, Math.Min(3, text.Length - start + 1));
                text = text[..start] + s_slips[random.Next(s_slips.Length)] + text[(start + length)..];
            }

            AssertAlike(Encoding.UTF8.GetBytes(text), random.Next(1, 8));
        }
    }

    [Fact]
    public void Takes_what_the_framework_takes_where_bytes_are_no_text()
    {
        var random = new Random(7);
        var sample = Encoding.UTF8.GetBytes(s_texts[1]);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = sample.ToArray();
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            AssertAlike(bytes, 64);
        }
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(300)]
    public void Nests_as_deep_as_it_may_and_knows_where_it_is(int depth)
    {
        // Objects and arrays in a pattern that repeats in no group of 64.
        var (open, close) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < depth; i++)
        {
            var isObject = i % 5 is 0 or 3;
            open.Append(isObject ? "{\"a\":" : "[");
            close.Insert(0, isObject ? ",\"b\":0}" : ",0]");
        }

        var text = Encoding.UTF8.GetBytes($"{open}1{close}");
        AssertAlike(text, depth);
        AssertAlike(text, depth - 1);
    }

    [Theory]
    [InlineData("[1,2,{\"a\":[1]},3]", "[1,2,{\"a\":[1]},3]")]
    [InlineData("\"x\"", "\"x\"")]
    [InlineData("{\"a\":{\"b\":[]},\"c\":1}", "{\"a\":{\"b\":[]},\"c\":1}")]
    public void Skips_a_value_to_its_end(string text, string skipped)
    {
        var reader = new JsonReader(Encoding.UTF8.GetBytes(text));
        reader.Read();
        reader.Skip();
        Assert.Equal(skipped, Encoding.UTF8.GetString(reader.TextFrom(0)));
        Assert.False(reader.Read());
    }

    private static void AssertAlike(byte[] text, int maxDepth) => Assert.True(
        Framework(text, maxDepth).SequenceEqual(Ours(text, maxDepth)),
        $"{Encoding.UTF8.GetString(text)}\n{string.Join(' ', Framework(text, maxDepth))}\n{string.Join(' ', Ours(text, maxDepth))}");

    private static List<string> Framework(byte[] text, int maxDepth)
    {
        var tokens = new List<string>();
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            while (reader.Read())
                tokens.Add($"{reader.TokenType}@{reader.TokenStartIndex}/{reader.CurrentDepth}={Text(reader)}");
        }
        catch (JsonException)
        {
            return ["no JSON"];
        }

        return tokens;
    }

    private static string Text(Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
            return reader.TokenType == JsonTokenType.Number ? Encoding.UTF8.GetString(reader.ValueSpan) : "";

        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "no text";
        }
    }

    private static List<string> Ours(byte[] text, int maxDepth)
    {
        var tokens = new List<string>();
        var reader = new JsonReader(text, maxDepth);
        try
        {
            while (reader.Read())
            {
                var value = reader.TokenType switch
                {
                    JsonTokenType.String or JsonTokenType.PropertyName => reader.TryGetText(out var found) ? found : "no text",
                    JsonTokenType.Number => Encoding.UTF8.GetString(reader.Value),
                    _ => "",
                };
                tokens.Add($"{reader.TokenType}@{reader.TokenStart}/{reader.Depth}={value}");
            }
        }
        catch (JsonException)
        {
            return ["no JSON"];
        }

        return tokens;
    }
}
