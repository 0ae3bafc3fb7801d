using System.Globalization;
using System.Text;
using Plumbline.Json;

namespace Plumbline.Tests.Json;

/// <summary>The calls of emitted code for members of scalar types say the same as their codecs.</summary>
public sealed class ScalarMemberTests
{
    private static readonly Guid s_uuid = new("0191e2a4-6b1c-7c3d-8e4f-5a6b7c8d9e0f");
    private static readonly DateTimeOffset s_time = new(2026, 11, 28, 9, 30, 0, TimeSpan.Zero);

    private delegate T Reader<out T>(JsonReadContext context, ref JsonReader reader);

    [Fact]
    public void Each_is_written_with_its_name() => Assert.Equal(
        """{"string":"a","boolean":true,"int32":-1,"int64":9007199254740993,"double":0.5,"decimal":1.10,"uuid":"0191e2a4-6b1c-7c3d-8e4f-5a6b7c8d9e0f","date":"2026-11-28","time":"2026-11-28T09:30:00Z"}""",
        Written(writer =>
        {
            writer.WriteString("string"u8, "a");
            writer.WriteBoolean("boolean"u8, true);
            writer.WriteInt32("int32"u8, -1);
            writer.WriteInt64("int64"u8, 9007199254740993);
            writer.WriteDouble("double"u8, 0.5);
            writer.WriteDecimal("decimal"u8, 1.10m);
            writer.WriteUuid("uuid"u8, s_uuid);
            writer.WriteDate("date"u8, new(2026, 11, 28));
            writer.WriteDateTime("time"u8, s_time);
        }));

    [Fact]
    public void Each_is_written_where_it_is_not_null() => Assert.Equal(
        """{"string":"","boolean":false,"int32":0,"int64":0,"double":0,"decimal":0,"uuid":"0191e2a4-6b1c-7c3d-8e4f-5a6b7c8d9e0f","date":"2026-11-28","time":"2026-11-28T09:30:00Z"}""",
        Written(writer =>
        {
            writer.WriteOptionalString("string"u8, "");
            writer.WriteOptionalBoolean("boolean"u8, false);
            writer.WriteOptionalInt32("int32"u8, 0);
            writer.WriteOptionalInt64("int64"u8, 0);
            writer.WriteOptionalDouble("double"u8, 0);
            writer.WriteOptionalDecimal("decimal"u8, 0m);
            writer.WriteOptionalUuid("uuid"u8, s_uuid);
            writer.WriteOptionalDate("date"u8, new(2026, 11, 28));
            writer.WriteOptionalDateTime("time"u8, s_time);
        }));

    [Fact]
    public void None_is_written_where_it_is_null() => Assert.Equal(
        "{}",
        Written(writer =>
        {
            writer.WriteOptionalString("string"u8, null);
            writer.WriteOptionalBoolean("boolean"u8, null);
            writer.WriteOptionalInt32("int32"u8, null);
            writer.WriteOptionalInt64("int64"u8, null);
            writer.WriteOptionalDouble("double"u8, null);
            writer.WriteOptionalDecimal("decimal"u8, null);
            writer.WriteOptionalUuid("uuid"u8, null);
            writer.WriteOptionalDate("date"u8, null);
            writer.WriteOptionalDateTime("time"u8, null);
        }));

    [Fact]
    public void Each_is_read()
    {
        Assert.Equal("a", Read("\"a\"", (JsonReadContext context, ref JsonReader reader) => context.ReadString(ref reader)));
        Assert.Equal("True", Read("true", (JsonReadContext context, ref JsonReader reader) => context.ReadBoolean(ref reader)));
        Assert.Equal("-1", Read("-1", (JsonReadContext context, ref JsonReader reader) => context.ReadInt32(ref reader)));
        Assert.Equal("9007199254740993", Read("9007199254740993", (JsonReadContext context, ref JsonReader reader) => context.ReadInt64(ref reader)));
        Assert.Equal("0.5", Read("0.5", (JsonReadContext context, ref JsonReader reader) => context.ReadDouble(ref reader)));
        Assert.Equal("1.10", Read("1.10", (JsonReadContext context, ref JsonReader reader) => context.ReadDecimal(ref reader)));
        Assert.Equal(s_uuid.ToString(), Read($"\"{s_uuid}\"", (JsonReadContext context, ref JsonReader reader) => context.ReadUuid(ref reader)));
        Assert.Equal("11/28/2026", Read("\"2026-11-28\"", (JsonReadContext context, ref JsonReader reader) => context.ReadDate(ref reader)));
        Assert.Equal("11/28/2026 09:30:00 +00:00", Read("\"2026-11-28T09:30:00Z\"", (JsonReadContext context, ref JsonReader reader) => context.ReadDateTime(ref reader)));
    }

    [Fact]
    public void Each_refuses_what_is_not_of_its_type()
    {
        Assert.Equal("type: must be a string", Read("1", (JsonReadContext context, ref JsonReader reader) => context.ReadString(ref reader)));
        Assert.StartsWith("type: ", Read("1", (JsonReadContext context, ref JsonReader reader) => context.ReadBoolean(ref reader)), StringComparison.Ordinal);
        Assert.StartsWith("type: ", Read("\"x\"", (JsonReadContext context, ref JsonReader reader) => context.ReadInt32(ref reader)), StringComparison.Ordinal);
        Assert.StartsWith("type: ", Read("\"x\"", (JsonReadContext context, ref JsonReader reader) => context.ReadInt64(ref reader)), StringComparison.Ordinal);
        Assert.StartsWith("type: ", Read("{}", (JsonReadContext context, ref JsonReader reader) => context.ReadDouble(ref reader)), StringComparison.Ordinal);
        Assert.StartsWith("type: ", Read("[]", (JsonReadContext context, ref JsonReader reader) => context.ReadDecimal(ref reader)), StringComparison.Ordinal);
        Assert.Contains("must be", Read("\"x\"", (JsonReadContext context, ref JsonReader reader) => context.ReadUuid(ref reader)), StringComparison.Ordinal);
        Assert.Contains("must be", Read("\"x\"", (JsonReadContext context, ref JsonReader reader) => context.ReadDate(ref reader)), StringComparison.Ordinal);
        Assert.Contains("must be", Read("\"x\"", (JsonReadContext context, ref JsonReader reader) => context.ReadDateTime(ref reader)), StringComparison.Ordinal);
    }

    [Fact]
    public void Constraints_are_checked_only_of_a_value_without_a_problem_and_only_strictly()
    {
        Assert.True(IsChecked("\"a\"", isStrict: true));
        Assert.False(IsChecked("1", isStrict: true));
        Assert.False(IsChecked("\"a\"", isStrict: false));
    }

    private static bool IsChecked(string json, bool isStrict)
    {
        var reader = new JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return new JsonReadContext(isStrict).ReadConstrained<string, StringCodec>(ref reader, out _);
    }

    private static string Written(Action<JsonWriter> write)
    {
        using var writer = JsonWriter.Rent();
        writer.WriteStartObject();
        write(writer);
        writer.WriteEndObject();
        return Encoding.UTF8.GetString(writer.WrittenSpan);
    }

    private static string Read<T>(string json, Reader<T> read)
    {
        var reader = new JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        var context = new JsonReadContext(isStrict: true);
        var value = read(context, ref reader);
        return context.HasProblems
            ? string.Join(" ", context.Notes.Select(n => $"{n.Code}: {n.Detail}"))
            : string.Create(CultureInfo.InvariantCulture, $"{value}");
    }
}
