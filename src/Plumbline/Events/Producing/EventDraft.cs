using System.Buffers;
using Plumbline.Json;

namespace Plumbline.Events;

/// <summary>An event that a journal record became, before it is known where and when it is published.</summary>
public sealed record EventDraft
{
    /// <summary>The union's member that it is: its discriminator, e.g. <c>user_upserted</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The key that keeps events in order; null for the row's.</summary>
    public string? Key { get; init; }

    /// <summary>The body.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body's media type.</summary>
    public required string ContentType { get; init; }

    /// <summary>An event in JSON.</summary>
    /// <typeparam name="T">The union.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <param name="type">The member's discriminator.</param>
    /// <param name="value">The event.</param>
    /// <param name="key">The key that keeps events in order; null for the row's.</param>
    public static EventDraft Json<T, TCodec>(string type, T value, string? key = null)
        where TCodec : struct, IJsonCodec<T>
    {
        var serializer = new JsonEventSerializer<T, TCodec>();
        if (BodyBuffer.Current is { } bodies)
        {
            bodies.Begin();
            serializer.Write(bodies, value);
            return new() { Type = type, Key = key, Body = bodies.End(), ContentType = serializer.ContentType };
        }

        var body = new ArrayBufferWriter<byte>();
        serializer.Write(body, value);
        return new() { Type = type, Key = key, Body = body.WrittenMemory, ContentType = serializer.ContentType };
    }
}
