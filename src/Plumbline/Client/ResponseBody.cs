namespace Plumbline.Client;

/// <summary>The bytes of a body, up to a limit.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="IsCut">There are more.</param>
internal readonly record struct ResponseBody(ReadOnlyMemory<byte> Bytes, bool IsCut)
{
    private const int FirstBuffer = 4096;

    /// <summary>Reads a body; never allocates more than twice what came, whatever length the service announces.</summary>
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
            var buffer = new byte[(int)Math.Min(announced, limit) + 1];
            var count = 0;
            while (true)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(count), cancellationToken).ConfigureAwait(false);
                count += read;
                if (read == 0)
                    return new(buffer.AsMemory(0, count), false);

                if (count > limit)
                    return new(buffer.AsMemory(0, limit), true);

                if (count == buffer.Length)
                    Array.Resize(ref buffer, (int)Math.Min(2L * buffer.Length, limit + 1L));
            }
        }
    }
}
