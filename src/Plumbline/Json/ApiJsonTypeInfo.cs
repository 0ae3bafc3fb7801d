using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Plumbline.Json;

/// <summary>Describes types with a codec to System.Text.Json; what emitted resolvers call.</summary>
public static class ApiJsonTypeInfo
{
    /// <summary>The description of a type that its codec reads and writes.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <typeparam name="TCodec">The codec.</typeparam>
    /// <param name="options">The serializer's options.</param>
    public static JsonTypeInfo Create<T, TCodec>(JsonSerializerOptions options)
        where TCodec : struct, IJsonCodec<T> => JsonMetadataServices.CreateValueInfo<T>(options, new ApiJsonConverter<T, TCodec>());
}
