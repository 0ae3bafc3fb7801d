using System.Buffers;
using System.Text;
using System.Text.Json;
using Plumbline.Json;
using static Plumbline.Tests.Json.Reading;

namespace Plumbline.Tests.Json;

public sealed class ApiJsonTests
{
    [Theory]
    [InlineData("[1,2", "malformed at 1:5")]
    [InlineData("[1]\n x", "malformed at 2:2")]
    [InlineData("[1] [2]", "malformed at 1:5")]
    [InlineData("", "malformed at 1:1")]
    [InlineData("[1,]", "malformed at 1:4")]
    [InlineData("[1] // no", "malformed at 1:5")]
    public void Tells_where_a_text_stops_being_JSON(string json, string expected) =>
        Assert.Equal(expected, Pass<ApiList<int>, ListCodec<int, Int32Codec>>(json));

    [Theory]
    [InlineData("[tSECRET]", "What stands there is an invalid JSON literal. Expected the literal 'true'.")]
    [InlineData("[n' is SECRET]", "What stands there is an invalid JSON literal. Expected the literal 'null'.")]
    [InlineData("[SECRET]", "'S' is an invalid start of a value.")]
    [InlineData("[é]", "'0xC3' is an invalid start of a value.")]
    public void A_text_that_is_no_JSON_is_not_quoted(string json, string expected)
    {
        var result = ApiJson.Deserialize<JsonElement, AnyCodec>(Encoding.UTF8.GetBytes(json), new JsonReadContext(isStrict: true));
        Assert.Equal(expected, result.Malformed?.Detail);
    }

    [Fact]
    public void Unreadable_text_counts_before_problems_with_what_was_readable() =>
        Assert.Equal("malformed at 1:7", Pass<ApiList<int>, ListCodec<int, Int32Codec>>("[\"x\",2}"));

    [Fact]
    public void A_byte_order_mark_is_passed_over() =>
        Assert.Equal("[1]", Pass<ApiList<int>, ListCodec<int, Int32Codec>>([0xEF, 0xBB, 0xBF, .. "[1]"u8]));

    [Fact]
    public void Depth_is_limited()
    {
        Assert.Equal(Nested(64), Pass<JsonElement, AnyCodec>(Nested(64)));
        Assert.StartsWith("malformed", Pass<JsonElement, AnyCodec>(Nested(65)), StringComparison.Ordinal);
        Assert.StartsWith("malformed", Pass<JsonElement, AnyCodec>(Nested(1_000_000)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_in_pieces_reads_as_the_whole()
    {
        var bytes = Encoding.UTF8.GetBytes("""["é","\u0041",1]""");
        for (var cut = 1; cut < bytes.Length; cut++)
        {
            var last = new Piece(bytes.AsMemory(cut), cut);
            var sequence = new ReadOnlySequence<byte>(new Piece(bytes.AsMemory(0, cut), 0, last), 0, last, bytes.Length - cut);
            var result = ApiJson.Deserialize<ApiList<string>, ListCodec<string, StringCodec>>(sequence, new JsonReadContext(isStrict: true));
            var problem = Assert.Single(result.Problems);
            Assert.Equal("/2", problem.Pointer);
        }
    }

    [Fact]
    public void Reading_stops_at_a_hundred_problems()
    {
        var text = "[" + string.Join(",", Enumerable.Repeat("\"\\ud800\"", 100_000)) + "]";
        Assert.Equal(100, Pass<ApiList<string>, ListCodec<string, StringCodec>>(text).Split('\n').Length);
    }

    [Fact]
    public void Random_texts_give_a_value_or_problems_never_an_exception()
    {
        var random = new Random(20260);
        var seeds = (byte[][])["""{"a":["x",1,null,{"b":"\u00e9\ud83d\ude00"}],"c":"2014-04-29T11:56:52Z"}"""u8.ToArray(), """[[1.5e3,-0,"\\\""],{},[]]"""u8.ToArray()];
        for (var i = 0; i < 20_000; i++)
        {
            var text = (byte[])seeds[i % seeds.Length].Clone();
            for (var n = random.Next(1, 4); n > 0; n--)
                text[random.Next(text.Length)] = (byte)random.Next(256);

            Pass<JsonElement, AnyCodec>(text);
            Pass<ApiMap<Guid>, MapCodec<Guid, UuidCodec>>(text);
            Pass<ApiMap<DateTimeOffset>, MapCodec<DateTimeOffset, DateTimeCodec>>(text);
            Pass<ApiMap<string>, MapCodec<string, StringCodec>>(text);
            Pass<ApiMap<ApiList<string>>, MapCodec<ApiList<string>, ListCodec<string, StringCodec>>>(text);
            Pass<ApiList<ApiList<decimal>>, ListCodec<ApiList<decimal>, ListCodec<decimal, DecimalCodec>>>(text);
        }
    }

    [Fact]
    public void Random_decimals_pass_unchanged()
    {
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++)
        {
            var value = new decimal(random.Next(), random.Next(), random.Next(), random.Next(2) == 0, (byte)random.Next(29));
            var written = Encoding.UTF8.GetString(ApiJson.Serialize<decimal, DecimalCodec>(value));
            Assert.Equal(written, Pass<decimal, DecimalCodec>(written));
        }
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, long index, Piece? next = null) => (Memory, RunningIndex, Next) = (memory, index, next);
    }
}
