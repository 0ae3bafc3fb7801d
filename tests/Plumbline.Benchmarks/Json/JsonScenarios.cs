using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Io.Example.ShopV0;
using Plumbline.Benchmarks.Json.Rivals;
using Plumbline.Benchmarks.Measuring;
using Plumbline.Json;

namespace Plumbline.Benchmarks.Json;

/// <summary>Reading and writing, against System.Text.Json's source generator with the same models.</summary>
internal static class JsonScenarios
{
    private const double ReadFaster = 2.0;
    private const double ReadBytes = 0.5;
    private const double WriteFaster = 1.1;

    /// <summary>Reading whole texts.</summary>
    public static IEnumerable<Scenario> Reading { get; } =
    [
        Read<Io.Example.ShopV0.Account, AccountJson, Rivals.Account>("8 fields", Samples.Account, RivalJson.Default.Account),
        Read<Io.Example.ShopV0.Order, OrderJson, Rivals.Order>("60 fields, nested", Samples.Order, RivalJson.Default.Order),
        Read<ApiList<Io.Example.ShopV0.Account>, ListCodec<Io.Example.ShopV0.Account, AccountJson>, List<Rivals.Account>>(
            "list of 1,000", Samples.Accounts, RivalJson.Default.ListAccount),
        Read<ApiList<IOrderEvent>, ListCodec<IOrderEvent, OrderEventJson>, List<OrderEvent>>("union, 4 events", Samples.Events, RivalJson.Default.ListOrderEvent),
    ];

    /// <summary>Writing into a buffer that is there already, with a writer that is there already.</summary>
    public static IEnumerable<Scenario> Writing { get; } =
    [
        Write<Io.Example.ShopV0.Account, AccountJson, Rivals.Account>("8 fields", Samples.Account, RivalJson.Default.Account),
        Write<Io.Example.ShopV0.Order, OrderJson, Rivals.Order>("60 fields, nested", Samples.Order, RivalJson.Default.Order),
        Write<ApiList<Io.Example.ShopV0.Account>, ListCodec<Io.Example.ShopV0.Account, AccountJson>, List<Rivals.Account>>(
            "list of 1,000", Samples.Accounts, RivalJson.Default.ListAccount),
        Write<ApiList<IOrderEvent>, ListCodec<IOrderEvent, OrderEventJson>, List<OrderEvent>>("union, 4 events", Samples.Events, RivalJson.Default.ListOrderEvent),
    ];

    private static Scenario Read<T, TCodec, TRival>(string name, byte[] utf8, JsonTypeInfo<TRival> rival)
        where TCodec : struct, IJsonCodec<T>
        where TRival : class => new(
            "read " + name,
            () => Ours<T, TCodec>(utf8),
            () => JsonSerializer.Deserialize(utf8, rival),
            ReadFaster,
            ReadBytes);

    private static Scenario Write<T, TCodec, TRival>(string name, byte[] utf8, JsonTypeInfo<TRival> rival)
        where TCodec : struct, IJsonCodec<T>
        where TRival : class
    {
        var ours = Ours<T, TCodec>(utf8);
        var theirs = JsonSerializer.Deserialize(utf8, rival)!;
        var ourWriter = JsonWriter.Rent();
        var rivalBuffer = new ArrayBufferWriter<byte>(1024 * 1024);
        // As JsonSerializer makes its own: without checks that its code does not need.
        var rivalWriter = new Utf8JsonWriter(rivalBuffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        return new(
            "write " + name,
            () =>
            {
                ourWriter.Clear();
                TCodec.Write(ourWriter, ours);
                return null;
            },
            () =>
            {
                rivalBuffer.ResetWrittenCount();
                rivalWriter.Reset(rivalBuffer);
                JsonSerializer.Serialize(rivalWriter, theirs, rival);
                rivalWriter.Flush();
                return null;
            },
            WriteFaster,
            Bytes: null);
    }

    private static T Ours<T, TCodec>(byte[] utf8)
        where TCodec : struct, IJsonCodec<T>
    {
        var result = ApiJson.Deserialize<T, TCodec>(utf8);
        return result.HasValue ? result.Value : throw new InvalidOperationException("The sample does not read.");
    }
}
