using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Plumbline.AspNetCore;

/// <summary>What happens to a request of one mapped operation, in order: Accept, rate limit, body, idempotency, parameters, handler, answer.</summary>
/// <param name="operation">The operation.</param>
/// <param name="runtime">What operations share.</param>
/// <param name="limiter">Counts requests; null where the document sets no limit.</param>
/// <param name="filters">Endpoint filters around the handler; null where there are none.</param>
internal sealed class OperationPipeline(ApiOperation operation, ServerRuntime runtime, OperationLimiter? limiter, EndpointFilterDelegate? filters)
{
    private static readonly Task<bool> s_answered = Task.FromResult(true);

    private readonly OperationDescription _description = operation.Description;
    private readonly bool _answersJson = operation.Description.AnswersJson;
    private readonly bool _readsBody = operation.Description.ReadsBody;

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

    private Task ServeAsync(HttpContext context, CancellationToken clientAborted)
    {
        if (_answersJson && !AcceptHeader.AllowsJson(context.Request))
            throw new RefusedRequestException(StatusCodes.Status406NotAcceptable, "Answers are JSON, which Accept excludes.");

        if (limiter is not null && !limiter.TryEnter(context))
            throw new RefusedRequestException(StatusCodes.Status429TooManyRequests, "There were too many requests; try again later.");

        return _readsBody || _description.IdempotencyKeyHeader is not null ? ServeBodyAsync(context, clientAborted) : ServeAsync(context, RequestBody.None);
    }

    private async Task ServeBodyAsync(HttpContext context, CancellationToken clientAborted)
    {
        using var body = _readsBody ? await ReadBodyAsync(context, clientAborted).ConfigureAwait(false) : RequestBody.None;
        if (_description.IdempotencyKeyHeader is { } header && context.Request.Headers.TryGetValue(header, out var keys))
            await ReplayAsync(context, body, keys).ConfigureAwait(false);
        else
            await ServeAsync(context, body).ConfigureAwait(false);
    }

    // On its own, so that other requests do not pay for what the lambda holds.
    private Task ReplayAsync(HttpContext context, RequestBody body, StringValues keys) =>
        new IdempotentAnswer(runtime, _description, keys).ServeAsync(context, body, () => ServeAsync(context, body));

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

    // True where the handler was called. Much is answered at once, and then nothing is made to wait with.
    private Task<bool> ServeAsync(HttpContext context, RequestBody body)
    {
        var request = ApiRequest.Rent(context, _description, body, runtime.Options);
        var answered = operation.TryAnswerAsync(context, request, filters);
        if (!answered.IsCompletedSuccessfully)
            return ServeAsync(answered, context, request);

        return answered.GetAwaiter().GetResult() ? s_answered : RefuseAsync(context, request);
    }

    private async Task<bool> ServeAsync(ValueTask<bool> answered, HttpContext context, ApiRequest request) =>
        await answered.ConfigureAwait(false) || await RefuseAsync(context, request).ConfigureAwait(false);

    private async Task<bool> RefuseAsync(HttpContext context, ApiRequest request)
    {
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
