using System.Buffers;
using System.IO.Pipelines;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Plumbline.AspNetCore;

/// <summary>Reads a request's body as one piece of UTF-8 text, up to a limit.</summary>
internal static class BodyReader
{
    /// <summary>Reads the body.</summary>
    /// <param name="context">The request.</param>
    /// <param name="maxBytes">The most bytes taken.</param>
    /// <param name="acceptsForm">Whether urlencoded bodies are understood too.</param>
    /// <returns>The text; empty where the request has none.</returns>
    /// <exception cref="RefusedRequestException">415, 413, or 400 for bytes that are no UTF-8.</exception>
    public static async ValueTask<RequestBody> ReadAsync(HttpContext context, int maxBytes, bool acceptsForm)
    {
        var request = context.Request;
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false } || request.ContentLength == 0)
            return RequestBody.None;

        var isForm = CheckType(request, acceptsForm);
        if (request.ContentLength > maxBytes)
            throw TooLarge(maxBytes);

        // The server's own limit may be lower than what this document's options allow.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false, MaxRequestBodySize: { } limit } size && limit < maxBytes)
            size.MaxRequestBodySize = maxBytes;

        RequestBody body;
        try
        {
            body = await ReadAllAsync(request.BodyReader, isForm, maxBytes, context.RequestAborted).ConfigureAwait(false);
        }
        catch (IOException e) when (e is not BadHttpRequestException)
        {
            // The server tells some broken chunks this way (a size that overflows), and connections that end.
            throw new RefusedRequestException(StatusCodes.Status400BadRequest, "The body could not be read.");
        }

        if (Utf8.IsValid(body.Text.Span))
            return body;

        body.Dispose();
        throw new RefusedRequestException(StatusCodes.Status400BadRequest, "The body is no valid UTF-8.");
    }

    private static ValueTask<RequestBody> ReadAllAsync(PipeReader reader, bool isForm, int maxBytes, CancellationToken cancellationToken)
    {
        // Small bodies mostly came with the head.
        if (!reader.TryRead(out var result))
            return WaitForAllAsync(reader, isForm, maxBytes, cancellationToken);

        if (result is { IsCompleted: true, IsCanceled: false } && result.Buffer.Length <= maxBytes)
            return new(Copy(reader, result.Buffer, isForm));

        reader.AdvanceTo(result.Buffer.Start);
        return WaitForAllAsync(reader, isForm, maxBytes, cancellationToken);
    }

    private static async ValueTask<RequestBody> WaitForAllAsync(PipeReader reader, bool isForm, int maxBytes, CancellationToken cancellationToken)
    {
        // Not by the token of ReadAsync: that leaves the reader as if it were still reading, and Kestrel, which reads the rest of the
        // body after the answer, logs an error.
        using var registration = cancellationToken.UnsafeRegister(static pending => ((PipeReader)pending!).CancelPendingRead(), reader);
        while (true)
        {
            var result = await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            var buffer = result.Buffer;
            if (result.IsCanceled)
            {
                reader.AdvanceTo(buffer.Start);
                throw new OperationCanceledException(cancellationToken);
            }

            if (buffer.Length > maxBytes)
            {
                reader.AdvanceTo(buffer.End);
                throw TooLarge(maxBytes);
            }

            if (result.IsCompleted)
                return Copy(reader, buffer, isForm);

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static RequestBody Copy(PipeReader reader, ReadOnlySequence<byte> buffer, bool isForm)
    {
        var length = (int)buffer.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        buffer.CopyTo(rented);
        reader.AdvanceTo(buffer.End);
        var text = rented.AsMemory(0, length);
        return new(text.Span.StartsWith("\uFEFF"u8) ? text[3..] : text, isForm, rented);
    }

    // True for a form, false for JSON.
    private static bool CheckType(HttpRequest request, bool acceptsForm)
    {
        var encoding = request.Headers.ContentEncoding;
        if (encoding.Count > 0 && !string.Equals(encoding.ToString(), "identity", StringComparison.OrdinalIgnoreCase))
            throw new RefusedRequestException(StatusCodes.Status415UnsupportedMediaType, "Compressed bodies are not understood.");

        if (request.ContentType is MediaTypes.Json or MediaTypes.JsonUtf8)
            return false;

        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && IsUtf8(type))
        {
            if (type.MediaType.Equals(MediaTypes.Json, StringComparison.OrdinalIgnoreCase)
                || (type.Type.Equals("application", StringComparison.OrdinalIgnoreCase) && type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)))
                return false;

            if (acceptsForm && type.MediaType.Equals(MediaTypes.Form, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        throw new RefusedRequestException(
            StatusCodes.Status415UnsupportedMediaType,
            $"The body must be {MediaTypes.Json}{(acceptsForm ? " or " + MediaTypes.Form : "")} in UTF-8, and Content-Type must say so.");
    }

    private static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue
        || HeaderUtilities.RemoveQuotes(type.Charset) is var charset
        && (charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase)
            || charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase));

    private static RefusedRequestException TooLarge(int maxBytes) =>
        new(StatusCodes.Status413PayloadTooLarge, FormattableString.Invariant($"The body must not be larger than {maxBytes} bytes."));
}
