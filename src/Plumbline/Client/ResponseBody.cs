using System.Buffers;

namespace Plumbline.Client;

/// <summary>The bytes of a body, up to a limit, in memory that is given back once they are read.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="IsCut">There are more.</param>
/// <param name="Rented">The memory; null where there is none.</param>
internal readonly record struct ResponseBody(ReadOnlyMemory<byte> Bytes, bool IsCut, byte[]? Rented)
{
    private const int FirstBuffer = 4096;

    /// <summary>Reads a body; never takes more memory than twice what came, whatever length the service announces.</summary>
    /// <param name="content">The body.</param>
    /// <param name="limit">The most bytes to keep.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async ValueTask<ResponseBody> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            // One byte more than what is announced or allowed tells the end from a cut.
            var announced = Math.Min(content.Headers.ContentLength ?? FirstBuffer, FirstBuffer);
            var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(announced, limit) + 1);
            var count = 0;
            while (true)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(count), cancellationToken).ConfigureAwait(false);
                count += read;
                if (read == 0)
                    return new(buffer.AsMemory(0, count), false, buffer);

                if (count > limit)
                    return new(buffer.AsMemory(0, limit), true, buffer);

                if (count == buffer.Length)
                    buffer = Grow(buffer, (int)Math.Min(2L * buffer.Length, limit + 1L));
            }
        }
    }

    /// <summary>Gives the memory back; the bytes must not be looked at after that.</summary>
    public void Return()
    {
        if (Rented is not null)
            ArrayPool<byte>.Shared.Return(Rented);
    }

    private static byte[] Grow(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(length);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
