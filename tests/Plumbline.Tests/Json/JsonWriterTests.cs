using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plumbline.Json;

namespace Plumbline.Tests.Json;

/// <summary>Our writer against the framework's: the same bytes.</summary>
public sealed class JsonWriterTests
{
    private static readonly string[] s_pieces =
        ["a", "plain words ", "\"", "\\", "/", "<b>&'", "\n", "\u0000", "\u001f", "\u007f", "\u0085", "\u00a0", "ä", "€", "\u2028", "\ufeff", "\uffff", "😀", "\ud800", "\udc00", "\ue000", "日本語"];

    [Fact]
    public void Strings_are_the_frameworks_byte_for_byte()
    {
        var random = new Random(20261127);
        for (var i = 0; i < 30_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(0, 9)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));
            Assert.Equal(Framework(w => w.WriteStringValue(text)), Ours(w => w.WriteStringValue(text)));
        }
    }

    [Fact]
    public void Numbers_and_ids_are_the_frameworks_byte_for_byte()
    {
        var random = new Random(3);
        for (var i = 0; i < 20_000; i++)
        {
            var integer = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
            var fraction = BitConverter.Int64BitsToDouble(integer);
            var exact = new decimal(random.Next(), random.Next() >> random.Next(32), random.Next() >> random.Next(32), i % 2 == 0, (byte)random.Next(29));
            var id = Guid.NewGuid();
            Assert.Equal(Framework(w => w.WriteNumberValue(integer)), Ours(w => w.WriteNumberValue(integer)));
            Assert.Equal(Framework(w => w.WriteNumberValue(exact)), Ours(w => w.WriteNumberValue(exact)));
            Assert.Equal(Framework(w => w.WriteStringValue(id)), Ours(w => w.WriteStringValue(id)));
            if (double.IsFinite(fraction))
                Assert.Equal(Framework(w => w.WriteNumberValue(fraction)), Ours(w => w.WriteNumberValue(fraction)));
        }
    }

    [Fact]
    public void Commas_stand_where_they_are_due() => Assert.Equal(
        """{"a":[1,"x",{},[],{"b":null,"c d":true}],"é\"":[[false]],"j":{"k":[1,2]},"z":0.5}""",
        Ours(writer =>
        {
            writer.WriteStartObject();
            writer.WriteName("a"u8);
            writer.WriteStartArray();
            writer.WriteNumberValue(1);
            writer.WritePlainValue("x"u8);
            writer.WriteStartObject();
            writer.WriteEndObject();
            writer.WriteStartArray();
            writer.WriteEndArray();
            writer.WriteStartObject();
            writer.WriteName("b"u8);
            writer.WriteStringValue((string?)null);
            writer.WritePropertyName("c d");
            writer.WriteBooleanValue(true);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WritePropertyName("é\"");
            writer.WriteStartArray();
            writer.WriteStartArray();
            writer.WriteBooleanValue(false);
            writer.WriteEndArray();
            writer.WriteEndArray();
            writer.WriteName("j"u8);
            writer.WriteElement(ApiJson.ParseElement("{ \"k\": [1, 2] }"));
            writer.WriteName("z"u8);
            writer.WriteNumberValue(0.5);
            writer.WriteEndObject();
        }));

    [Fact]
    public void Grows_with_what_is_written_and_starts_empty_again()
    {
        var expected = string.Concat(Enumerable.Range(0, 50_000).Select(i => $",{i}"))[1..];
        for (var round = 0; round < 3; round++)
        {
            Assert.Equal($"[{expected}]", Ours(writer =>
            {
                writer.WriteStartArray();
                for (var i = 0; i < 50_000; i++)
                    writer.WriteNumberValue(i);

                writer.WriteEndArray();
            }));
        }
    }

    [Fact]
    public void What_is_not_finite_is_refused() => Assert.Throws<ArgumentException>(() => Ours(writer => writer.WriteNumberValue(double.NaN)));

    private static string Framework(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            write(writer);

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Ours(Action<JsonWriter> write)
    {
        using var writer = JsonWriter.Rent();
        write(writer);
        return Encoding.UTF8.GetString(writer.WrittenSpan);
    }
}
