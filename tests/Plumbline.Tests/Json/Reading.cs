using System.Text;
using Plumbline.Json;

namespace Plumbline.Tests.Json;

/// <summary>Reads and writes with a codec, for tests.</summary>
internal static class Reading
{
    /// <summary>What a text is written back as, or what is wrong with it.</summary>
    public static string Pass<T, TCodec>(string json, bool isStrict = true)
        where TCodec : struct, IJsonCodec<T> => Pass<T, TCodec>(Encoding.UTF8.GetBytes(json), isStrict);

    public static string Pass<T, TCodec>(byte[] json, bool isStrict = true)
        where TCodec : struct, IJsonCodec<T>
    {
        var result = ApiJson.Deserialize<T, TCodec>(json, new JsonReadContext(isStrict));
        if (result.Malformed is { } malformed)
            return $"malformed at {malformed.Line}:{malformed.Position}";

        return result.HasValue
            ? Encoding.UTF8.GetString(ApiJson.Serialize<T, TCodec>(result.Value))
            : string.Join("\n", result.Problems.Select(p => $"{p.Code} {p.Pointer}: {p.Detail}"));
    }
}
