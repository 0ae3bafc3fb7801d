using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Plumbline.AspNetCore;

/// <summary>Serves a request with an idempotency key: the first one calls the handler, the others get its answer.</summary>
/// <param name="runtime">What operations share.</param>
/// <param name="operation">The operation.</param>
/// <param name="keys">The header's values.</param>
internal sealed class IdempotentAnswer(ServerRuntime runtime, OperationDescription operation, StringValues keys)
{
    private const int LongestKey = 255;

    /// <summary>Serves a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="body">Its body.</param>
    /// <param name="serve">Serves it for the first time; true where the handler was called.</param>
    public async Task ServeAsync(HttpContext context, RequestBody body, Func<Task<bool>> serve)
    {
        if (keys is not [{ Length: > 0 and <= LongestKey } key])
            throw new RefusedRequestException(StatusCodes.Status400BadRequest, $"{operation.IdempotencyKeyHeader} must be given once, with 1 to {LongestKey} characters.");

        var fingerprint = Fingerprint(context.Request, body);
        using var hold = await runtime.Idempotency
            .TakeAsync($"{operation.Name}\n{runtime.Options.ClientKey(context)}\n{key}", context.RequestAborted).ConfigureAwait(false);

        if (hold.Answer is not { } answer)
        {
            await RecordAsync(context, hold, fingerprint, serve).ConfigureAwait(false);
            return;
        }

        if (answer.Fingerprint != fingerprint)
            throw new RefusedRequestException(StatusCodes.Status422UnprocessableEntity, $"{operation.IdempotencyKeyHeader} was used for another request before.");

        context.Response.StatusCode = answer.StatusCode;
        foreach (var (name, values) in answer.Headers)
            context.Response.Headers[name] = values;

        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
    }

    // Only what a handler answered is kept, and no failure: the caller shall be able to try again.
    private static async Task RecordAsync(HttpContext context, IIdempotencyHold hold, string fingerprint, Func<Task<bool>> serve)
    {
        var response = context.Response;
        var sent = response.Body;
        using var recorded = new MemoryStream();
        response.Body = recorded;
        bool isAnswered;
        try
        {
            isAnswered = await serve().ConfigureAwait(false);
            await response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
        finally
        {
            response.Body = sent;
        }

        if (isAnswered && response.StatusCode < StatusCodes.Status500InternalServerError)
        {
            var stored = new StoredAnswer
            {
                Fingerprint = fingerprint,
                StatusCode = response.StatusCode,
                Headers = [.. response.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.Select(value => value ?? "").ToArray()))],
                Body = recorded.ToArray(),
            };
            await hold.KeepAsync(stored, context.RequestAborted).ConfigureAwait(false);
        }

        await sent.WriteAsync(recorded.GetBuffer().AsMemory(0, (int)recorded.Length), context.RequestAborted).ConfigureAwait(false);
    }

    private static string Fingerprint(HttpRequest request, RequestBody body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}\n{request.QueryString}\n"));
        hash.AppendData(body.Text.Span);
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
