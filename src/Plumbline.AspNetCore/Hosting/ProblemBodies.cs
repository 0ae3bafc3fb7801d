using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Plumbline.AspNetCore;

/// <summary>
/// Gives answers of ASP.NET Core that have none a body that says what is wrong: no such route (404), wrong method (405), not authenticated (401),
/// not authorized (403). Other endpoints of the application keep their own answers.
/// </summary>
internal sealed class ProblemBodies(IOptions<PlumblineServerOptions> options) : IStartupFilter
{
    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        if (options.Value.DescribeEmptyErrors)
            app.Use(DescribeAsync);

        next(app);
    };

    private static async Task DescribeAsync(HttpContext context, RequestDelegate next)
    {
        await next(context).ConfigureAwait(false);

        var response = context.Response;
        // An operation's own answer without a body has its length set, to 0.
        if (response.HasStarted || response.StatusCode < 400 || response.ContentLength is not null || !string.IsNullOrEmpty(response.ContentType)
            || context.RequestAborted.IsCancellationRequested || HttpMethods.IsHead(context.Request.Method) || !IsOurs(context))
            return;

        var detail = response.StatusCode switch
        {
            StatusCodes.Status401Unauthorized => "Who calls must be told.",
            StatusCodes.Status403Forbidden => "The caller may not do this.",
            StatusCodes.Status404NotFound => "There is no such route.",
            StatusCodes.Status405MethodNotAllowed => "The route does not know this method; Allow lists those that it knows.",
            StatusCodes.Status415UnsupportedMediaType => "The body's type or encoding is not understood here; send application/json, and not compressed.",
            _ => "",
        };
        await ApiAnswer.ExecuteAsync(new ProblemAnswer(response.StatusCode, detail, []), context).ConfigureAwait(false);
    }

    // Routing answers 405 and 415 with an endpoint of its own, which has no metadata.
    private static bool IsOurs(HttpContext context)
    {
        var status = context.Response.StatusCode;
        var endpoint = context.Features.Get<IEndpointFeature>()?.Endpoint;
        if (endpoint is null)
            return status == StatusCodes.Status404NotFound && !AcceptHeader.PrefersHtml(context.Request);

        return endpoint.Metadata.GetMetadata<OperationDescription>() is not null
            || (endpoint.Metadata.Count == 0 && status is StatusCodes.Status405MethodNotAllowed or StatusCodes.Status415UnsupportedMediaType);
    }
}
