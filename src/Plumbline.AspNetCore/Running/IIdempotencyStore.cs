namespace Plumbline.AspNetCore;

/// <summary>Keeps the first answers of operations with an idempotency key. In memory unless the application registers another, such as one that several instances share.</summary>
public interface IIdempotencyStore
{
    /// <summary>Takes a key: waits while another request holds it.</summary>
    /// <param name="key">The key; unique per operation and client.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The hold; disposing it lets the next one in.</returns>
    ValueTask<IIdempotencyHold> TakeAsync(string key, CancellationToken cancellationToken);
}

/// <summary>A key that one request holds.</summary>
public interface IIdempotencyHold : IDisposable
{
    /// <summary>The answer kept under the key; null where there is none.</summary>
    StoredAnswer? Answer { get; }

    /// <summary>Keeps an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    ValueTask KeepAsync(StoredAnswer answer, CancellationToken cancellationToken);
}

/// <summary>An answer kept for replay.</summary>
public sealed record StoredAnswer
{
    /// <summary>A hash of the request that it answers: the same key with another request is a mistake.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The status.</summary>
    public required int StatusCode { get; init; }

    /// <summary>The headers.</summary>
    public required IReadOnlyList<KeyValuePair<string, string[]>> Headers { get; init; }

    /// <summary>The body.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }
}
