using System.Text.Json;
using Plumbline.Json;
using static Plumbline.Tests.Json.Reading;

namespace Plumbline.Tests.Json;

public sealed class CodecTests
{
    [Theory]
    [InlineData("2147483647", "2147483647")]
    [InlineData("-2147483648", "-2147483648")]
    [InlineData("1.0", "1")]
    [InlineData("1e3", "1000")]
    [InlineData("2147483648", "type : must be an integer of 32 bits")]
    [InlineData("1.5", "type : must be an integer of 32 bits")]
    [InlineData("\"1\"", "type : must be an integer of 32 bits")]
    [InlineData("null", "type : must be an integer of 32 bits")]
    public void Integer(string json, string expected) => Assert.Equal(expected, Pass<int, Int32Codec>(json));

    [Theory]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("9223372036854775808", "type : must be an integer of 64 bits")]
    public void Long(string json, string expected) => Assert.Equal(expected, Pass<long, Int64Codec>(json));

    [Theory]
    [InlineData("0.1", "0.1")]
    [InlineData("1E400", "type : must be a number")]
    [InlineData("\"NaN\"", "type : must be a number")]
    public void Double(string json, string expected) => Assert.Equal(expected, Pass<double, DoubleCodec>(json));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void A_double_that_JSON_cannot_hold_is_never_written(double value) =>
        Assert.Throws<ArgumentException>(() => ApiJson.Serialize<double, DoubleCodec>(value));

    [Theory]
    [InlineData("1.10", "1.10")]
    [InlineData("\"1.10\"", "1.10")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("1e2", "100")]
    [InlineData("1.0000000000000000000000000000000000000000", "1.0000000000000000000000000000")]
    [InlineData("79228162514264337593543950336", "no")]
    [InlineData("0.12345678901234567890123456789", "no")]
    [InlineData("1e-29", "no")]
    [InlineData("1e400", "no")]
    [InlineData("1e99999999999999999999", "no")]
    [InlineData("\" 1\"", "no")]
    [InlineData("\"1,000\"", "no")]
    [InlineData("\"\"", "no")]
    [InlineData("true", "no")]
    public void A_decimal_that_does_not_fit_is_refused_never_rounded(string json, string expected) =>
        Assert.Equal(
            expected == "no" ? "type : must be a decimal number of at most 28 digits" : expected, Pass<decimal, DecimalCodec>(json));

    [Fact]
    public void A_decimal_beside_a_discriminator_is_written_as_a_string() => Assert.Equal("\"1.5\"", Pass<decimal, DecimalTextCodec>("1.5"));

    [Theory]
    [InlineData("\"2014-04-29\"", true)]
    [InlineData("\"0001-01-01\"", true)]
    [InlineData("\"2024-02-29\"", true)]
    [InlineData("\"2023-02-29\"", false)]
    [InlineData("\"2014-4-29\"", false)]
    [InlineData("\"2014-04-29T00:00:00Z\"", false)]
    [InlineData("\"２０１４-04-29\"", false)]
    [InlineData("20140429", false)]
    public void Date(string json, bool isDate) =>
        Assert.Equal(isDate ? json : "type : must be a date (yyyy-MM-dd)", Pass<DateOnly, DateCodec>(json));

    [Theory]
    [InlineData("2014-04-29T11:56:52Z", "2014-04-29T11:56:52Z")]
    [InlineData("2014-04-29t11:56:52z", "2014-04-29T11:56:52Z")]
    [InlineData("2014-04-29T11:56:52.000+00:00", "2014-04-29T11:56:52Z")]
    [InlineData("2014-04-29T11:56:52.120-0530", "2014-04-29T11:56:52.12-05:30")]
    [InlineData("2014-04-29T11:56:52.1234567+14", "2014-04-29T11:56:52.1234567+14:00")]
    [InlineData("2014-04-29T11:56:52.123456700Z", "2014-04-29T11:56:52.1234567Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999Z")]
    [InlineData("2014-04-29T11:56:52.12345678Z", null)]
    [InlineData("2014-04-29T11:56:52", null)]
    [InlineData("2014-04-29T11:56:52.Z", null)]
    [InlineData("2014-04-29 11:56:52Z", null)]
    [InlineData("2014-04-29T24:00:00Z", null)]
    [InlineData("2014-04-29T11:60:00Z", null)]
    [InlineData("2014-04-29T11:56:52+14:01", null)]
    [InlineData("2014-04-29T11:56:52+1", null)]
    [InlineData("0001-01-01T00:00:00+01:00", null)]
    [InlineData("9999-12-31T23:59:59-01:00", null)]
    [InlineData("", null)]
    public void A_time_has_an_offset_and_is_exact(string text, string? written) =>
        Assert.Equal(
            written is null ? "type : must be a date and time with offset (yyyy-MM-ddTHH:mm:ssZ)" : $"\"{written}\"",
            Pass<DateTimeOffset, DateTimeCodec>($"\"{text}\""));

    [Fact]
    public void A_client_cuts_off_nanoseconds() =>
        Assert.Equal("\"2014-04-29T11:56:52.1234567Z\"", Pass<DateTimeOffset, DateTimeCodec>("\"2014-04-29T11:56:52.123456789Z\"", isStrict: false));

    [Theory]
    [InlineData("\"5F0F3B8E-6f0c-4f7e-9d3a-1c2b3a4d5e6f\"", "\"5f0f3b8e-6f0c-4f7e-9d3a-1c2b3a4d5e6f\"")]
    [InlineData("\"5f0f3b8e6f0c4f7e9d3a1c2b3a4d5e6f\"", "type : must be a UUID")]
    [InlineData("\"\\ud800\"", "type : must be a UUID")]
    public void Uuid(string json, string expected) => Assert.Equal(expected, Pass<Guid, UuidCodec>(json));

    [Theory]
    [InlineData("\"\"", "\"\"")]
    [InlineData("\"\\u0000 é \\/ <\"", "\"\\u0000 é / <\"")]
    [InlineData("\"\\ud800\"", "text : must be Unicode text")]
    [InlineData("\"\\udc00\\ud800\"", "text : must be Unicode text")]
    public void String(string json, string expected) => Assert.Equal(expected, Pass<string, StringCodec>(json));

    [Fact]
    public void Invalid_utf8_is_a_problem_no_exception()
    {
        byte[] text = [(byte)'[', (byte)'"', 0xFF, (byte)'"', (byte)']'];
        Assert.Equal("text /0: must be Unicode text", Pass<ApiList<string>, ListCodec<string, StringCodec>>(text));
        Assert.Equal("text : must hold Unicode text only", Pass<JsonElement, AnyCodec>(text));
    }

    [Theory]
    [InlineData("{\"a\":[1.0,null,{\"b\":\"\\u00e9\"}]}", "{\"a\":[1.0,null,{\"b\":\"é\"}]}")]
    [InlineData("null", "null")]
    [InlineData("{\"\\ud800\":1}", "text : must hold Unicode text only")]
    public void Any(string json, string expected) => Assert.Equal(expected, Pass<JsonElement, AnyCodec>(json));

    [Theory]
    [InlineData("{\"a\":1}", "{\"a\":1}")]
    [InlineData("[]", "type : must be an object")]
    [InlineData("null", "type : must be an object")]
    public void Object(string json, string expected) => Assert.Equal(expected, Pass<JsonElement, ObjectCodec>(json));

    [Theory]
    [InlineData("{\"b\":1,\"a\":2,\"b\":3}", "{\"b\":3,\"a\":2}")]
    [InlineData("{}", "{}")]
    [InlineData("{\"a/b~\":\"x\"}", "type /a~1b~0: must be an integer of 32 bits")]
    [InlineData("{\"\\ud800\":1}", "text /\uFFFD: must be Unicode text")]
    [InlineData("[]", "type : must be an object")]
    public void A_map_keeps_order_and_the_last_of_duplicates(string json, string expected) =>
        Assert.Equal(expected, Pass<ApiMap<int>, MapCodec<int, Int32Codec>>(json));

    [Theory]
    [InlineData("[[1],[]]", "[[1],[]]")]
    [InlineData("[[1],2,[\"x\",3,true]]", "type /1: must be an array\ntype /2/0: must be an integer of 32 bits\ntype /2/2: must be an integer of 32 bits")]
    public void Lists_nest_and_tell_each_bad_item(string json, string expected) =>
        Assert.Equal(expected, Pass<ApiList<ApiList<int>>, ListCodec<ApiList<int>, ListCodec<int, Int32Codec>>>(json));

    [Theory]
    [InlineData("true", true)]
    [InlineData("False", true)]
    [InlineData(" true", false)]
    [InlineData("1", false)]
    public void Boolean_text(string text, bool isBoolean) => Assert.Equal(isBoolean, BooleanCodec.TryParse(text, out _));

    [Theory]
    [InlineData("-1", true)]
    [InlineData("1.0", false)]
    [InlineData("1,000", false)]
    [InlineData("", false)]
    public void Integer_text(string text, bool isInteger) => Assert.Equal(isInteger, Int32Codec.TryParse(text, out _));
}
