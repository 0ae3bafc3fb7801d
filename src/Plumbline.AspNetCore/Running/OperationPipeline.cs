using Microsoft.AspNetCore.Http;

namespace Plumbline.AspNetCore;

/// <summary>What happens to a request of one mapped operation, in order: Accept, rate limit, body, idempotency, parameters, handler, answer.</summary>
/// <param name="operation">The operation.</param>
/// <param name="runtime">What operations share.</param>
/// <param name="limiter">Counts requests; null where the document sets no limit.</param>
/// <param name="filters">Endpoint filters around the handler; null where there are none.</param>
internal sealed class OperationPipeline(ApiOperation operation, ServerRuntime runtime, OperationLimiter? limiter, EndpointFilterDelegate? filters)
{
    private readonly OperationDescription _description = operation.Description;

    /// <summary>Serves a request.</summary>
    /// <param name="context">The request.</param>
    public async Task InvokeAsync(HttpContext context)
    {
        var clientAborted = context.RequestAborted;
        CancellationTokenSource? timeout = null;
        try
        {
            if (_description.Timeout is { } time)
            {
                timeout = CancellationTokenSource.CreateLinkedTokenSource(clientAborted);
                timeout.CancelAfter(time);
                context.RequestAborted = timeout.Token;
            }

            await ServeAsync(context, clientAborted).ConfigureAwait(false);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            context.RequestAborted = clientAborted;
            if (clientAborted.IsCancellationRequested)
            {
                // Nobody waits for an answer: no error of ours. The status is for the access log only.
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
                return;
            }

            if (!await TryAnswerAsync(exception, context, timeout).ConfigureAwait(false))
                throw;
        }
        finally
        {
            context.RequestAborted = clientAborted;
            timeout?.Dispose();
        }
    }

    private async Task ServeAsync(HttpContext context, CancellationToken clientAborted)
    {
        if (_description.AnswersJson && !AcceptHeader.AllowsJson(context.Request))
            throw new RefusedRequestException(StatusCodes.Status406NotAcceptable, "Answers are JSON, which Accept excludes.");

        if (limiter is not null && !limiter.TryEnter(context))
            throw new RefusedRequestException(StatusCodes.Status429TooManyRequests, "There were too many requests; try again later.");

        var body = _description.ReadsBody ? await ReadBodyAsync(context, clientAborted).ConfigureAwait(false) : RequestBody.None;

        if (_description.IdempotencyKeyHeader is { } header && context.Request.Headers.TryGetValue(header, out var keys))
        {
            var replay = new IdempotentAnswer(runtime, _description, keys);
            await replay.ServeAsync(context, body, () => ServeAsync(context, body)).ConfigureAwait(false);
            return;
        }

        await ServeAsync(context, body).ConfigureAwait(false);
    }

    private async ValueTask<RequestBody> ReadBodyAsync(HttpContext context, CancellationToken clientAborted)
    {
        try
        {
            return await BodyReader.ReadAsync(context, runtime.Options.MaxBodyBytes, acceptsForm: _description.Body is null).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!clientAborted.IsCancellationRequested)
        {
            // The time limit is over, but it was the caller who took the time: no failure of the service (503).
            throw new RefusedRequestException(StatusCodes.Status408RequestTimeout, "The body came too slowly.");
        }
    }

    // True where the handler was called.
    private async Task<bool> ServeAsync(HttpContext context, RequestBody body)
    {
        var request = new ApiRequest(context, _description, body, runtime.Options);
        if (await operation.TryAnswerAsync(context, request, filters).ConfigureAwait(false))
            return true;

        var status = request.Problems.Any(problem => problem.IsUnreadable) ? StatusCodes.Status400BadRequest : StatusCodes.Status422UnprocessableEntity;
        await RefuseAsync(context, status, "The request is invalid.", request.Problems).ConfigureAwait(false);
        return false;
    }

    private async ValueTask<bool> TryAnswerAsync(Exception exception, HttpContext context, CancellationTokenSource? timeout)
    {
        switch (exception)
        {
            case RefusedRequestException refused:
                await RefuseAsync(context, refused.StatusCode, refused.Message, []).ConfigureAwait(false);
                return true;

            // The server's own: a broken chunk, a body that comes too slowly (408), a limit of its own (413).
            case BadHttpRequestException bad:
                await RefuseAsync(context, bad.StatusCode, "The request could not be read.", []).ConfigureAwait(false);
                return true;

            // What the caller sent can be read, and a store cannot keep it.
            case Data.TextNotStorableException unstorable:
                await RefuseAsync(context, StatusCodes.Status422UnprocessableEntity, unstorable.Message, []).ConfigureAwait(false);
                return true;

            case ServiceUnavailableException unavailable:
                Log.Unavailable(runtime.Logger, _description.Name, unavailable.Message, unavailable);
                if (unavailable.RetryAfter is { } after)
                    context.Response.Headers.RetryAfter = OperationLimiter.Seconds(after);

                await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, unavailable.Message, []).ConfigureAwait(false);
                return true;

            case OperationCanceledException when timeout is { IsCancellationRequested: true }:
                Log.TimedOut(runtime.Logger, _description.Name, _description.Timeout!.Value.TotalMilliseconds);
                await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "The operation took too long and was cancelled.", []).ConfigureAwait(false);
                return true;

            default:
                if (!runtime.AnswersExceptions)
                    return false;

                Log.Failed(runtime.Logger, _description.Name, exception);
                System.Diagnostics.Activity.Current?.AddException(exception);
                await RefuseAsync(context, StatusCodes.Status500InternalServerError, "", []).ConfigureAwait(false);
                return true;
        }
    }

    private Task RefuseAsync(HttpContext context, int status, string detail, IReadOnlyList<ApiProblem> problems)
    {
        Log.Refused(runtime.Logger, _description.Name, status, detail);
        context.Response.ContentLength = null;
        context.Response.ContentType = null;
        var answer = operation.Refuse(status, detail, problems, context.RequestServices);
        return ApiAnswer.ExecuteAsync(answer, context);
    }
}
