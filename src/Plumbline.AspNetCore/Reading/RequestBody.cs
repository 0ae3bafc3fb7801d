using System.Buffers;

namespace Plumbline.AspNetCore;

/// <summary>The body of a request, in memory that is given back when the request is answered: what is read from it must own what it keeps.</summary>
/// <param name="Text">UTF-8 text; empty where there is no body.</param>
/// <param name="IsForm">Urlencoded; otherwise JSON.</param>
/// <param name="Rented">The memory; null where there is no body.</param>
internal readonly record struct RequestBody(ReadOnlyMemory<byte> Text, bool IsForm, byte[]? Rented) : IDisposable
{
    /// <summary>No body.</summary>
    public static RequestBody None => default;

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (Rented is not null)
            ArrayPool<byte>.Shared.Return(Rented);
    }
}
