using Plumbline.Json;

namespace Plumbline.Benchmarks.Requests;

/// <summary>What both services share.</summary>
internal static class Shop
{
    /// <summary>The id of every new account, so that answers can be compared.</summary>
    public static Guid NewId { get; } = new("7b0c1a52-0c0f-4c39-8a1b-3f1e35a0a7c1");

    /// <summary>When every new account was opened.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 5, 4, 9, 30, 12, TimeSpan.Zero);

    /// <summary>An application with nothing in it but Kestrel, routing and warnings on the console.</summary>
    /// <param name="urls">Where it listens.</param>
    public static WebApplicationBuilder NewBuilder(string urls)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(urls);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        return builder;
    }

    /// <summary>Reads a sample.</summary>
    public static T Read<T, TCodec>(byte[] utf8)
        where TCodec : struct, IJsonCodec<T> => ApiJson.Deserialize<T, TCodec>(utf8).Value!;
}
