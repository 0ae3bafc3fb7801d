using System.Globalization;
using System.Text;
using Plumbline.Json;

namespace Plumbline.Tests.Json;

/// <summary>What reading and writing allocates: what stays in the result, and nothing else.</summary>
public sealed class JsonAllocationTests
{
    // Object headers and lengths on 64 bits.
    private const int List = 24;
    private const int Array = 24;

    [Fact]
    public void Numbers_dates_and_ids_are_read_without_a_byte()
    {
        AssertRead<bool, BooleanCodec>("true", 0);
        AssertRead<int, Int32Codec>("-2147483648", 0);
        AssertRead<long, Int64Codec>("9223372036854775807", 0);
        AssertRead<double, DoubleCodec>("-1.5e10", 0);
        AssertRead<decimal, DecimalCodec>("1234567.8900", 0);
        AssertRead<Guid, UuidCodec>("\"9b2f6a52-0c0f-4c39-8a1b-3f1e35a0a7c1\"", 0);
        AssertRead<DateOnly, DateCodec>("\"2026-11-27\"", 0);
        AssertRead<DateTimeOffset, DateTimeCodec>("\"2026-11-27T22:48:28.1234567+02:00\"", 0);
    }

    [Fact]
    public void A_string_is_the_only_thing_its_reading_makes() => AssertRead<string, StringCodec>("\"sixteen letters.\"", 22 + (2 * 16) + 2);

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(1000)]
    public void A_list_is_made_in_one_piece_of_the_right_size(int count)
    {
        var text = "[" + string.Join(',', Enumerable.Range(1, count).Select(i => i.ToString(CultureInfo.InvariantCulture))) + "]";
        AssertRead<ApiList<long>, ListCodec<long, Int64Codec>>(text, List + Array + (8 * count));
    }

    [Fact]
    public void Text_in_pieces_costs_no_copy_that_stays()
    {
        var text = Encoding.UTF8.GetBytes("[1,2,3]");
        var context = new JsonReadContext(isStrict: true);
        var pieces = Pieces.Of(text, 1);
        Assert.Equal(
            List + Array + (8 * 3),
            Allocation.PerCall(List + Array + (8 * 3), () => ApiJson.Deserialize<ApiList<long>, ListCodec<long, Int64Codec>>(pieces, context)));
    }

    [Fact]
    public void Writing_allocates_nothing()
    {
        var moment = new DateTimeOffset(2026, 11, 27, 22, 48, 28, 123, TimeSpan.FromHours(2));
        var id = Guid.NewGuid();
        ApiList<string> texts = ["plain", "with \"quotes\"", "Grüße, 世界 😀"];
        var writer = JsonWriter.Rent();
        Assert.Equal(0, Allocation.PerCall(0, () =>
        {
            writer.Clear();
            writer.WriteStartObject();
            writer.WriteName("moment"u8);
            DateTimeCodec.Write(writer, moment);
            writer.WriteName("day"u8);
            DateCodec.Write(writer, new DateOnly(2026, 11, 27));
            writer.WriteName("id"u8);
            UuidCodec.Write(writer, id);
            writer.WriteName("price"u8);
            DecimalCodec.Write(writer, 1234.50m);
            writer.WriteName("ratio"u8);
            DoubleCodec.Write(writer, 0.1);
            writer.WriteName("count"u8);
            Int32Codec.Write(writer, int.MinValue);
            writer.WriteName("texts"u8);
            ListCodec<string, StringCodec>.Write(writer, texts);
            writer.WriteEndObject();
        }));
    }

    private static void AssertRead<T, TCodec>(string json, long expected)
        where TCodec : struct, IJsonCodec<T>
    {
        var text = Encoding.UTF8.GetBytes(json);
        Assert.True(ApiJson.Deserialize<T, TCodec>(text).HasValue);

        // Strings are rounded up to whole words.
        var rounded = (expected + 7) / 8 * 8;
        Assert.Equal(rounded, Allocation.PerCall(rounded, () => ApiJson.Deserialize<T, TCodec>(text)));
    }
}
