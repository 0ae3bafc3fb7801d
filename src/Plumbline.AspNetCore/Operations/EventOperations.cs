using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Plumbline.AspNetCore;

/// <summary>Maps what operators see and do about a service's events. Emitted <c>MapApi()</c> calls it where the service publishes or consumes.</summary>
public static class EventOperations
{
    /// <summary>The name of the authorization policy that says who may operate events.</summary>
    public const string PolicyName = OperationsGuard.Policy;

    /// <summary>Where the page is.</summary>
    public const string Path = "/_internal_/events";

    /// <summary>
    /// Maps the page <c>/_internal_/events</c>, which is JSON for who accepts that, and what its buttons do. Only whoever satisfies the
    /// application's authorization policy <see cref="PolicyName"/> gets in; where it defines none, nobody does, except from the
    /// machine itself while developing.
    /// </summary>
    /// <param name="endpoints">Where to.</param>
    /// <returns>The group, for whatever else it shall have.</returns>
    public static RouteGroupBuilder MapEventOperations(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var group = endpoints.MapGroup(Path);
        Map(group, "", [HttpMethods.Get, HttpMethods.Head], ShowAsync);
        Map(group, "/page.css", [HttpMethods.Get, HttpMethods.Head], StyleAsync);
        Map(group, "/{part}/{action}", [HttpMethods.Post], ActAsync);
        return group;
    }

    private static void Map(RouteGroupBuilder group, string pattern, IEnumerable<string> methods, RequestDelegate answer) => group
        .MapMethods(pattern, methods, context => OperationsGuard.RunAsync(context, answer))
        .ExcludeFromDescription()
        .WithDisplayName($"Events {Path}{pattern}");

    private static async Task ShowAsync(HttpContext context)
    {
        var view = await EventsView.LoadAsync(context.RequestServices, context.RequestAborted).ConfigureAwait(false);
        if (WantsPage(context.Request))
            await PageAsync(context, StatusCodes.Status200OK, EventsPage.Write(view, context.Request.PathBase + Path, Notice(context.Request))).ConfigureAwait(false);
        else
            await JsonAsync(context, StatusCodes.Status200OK, writer => EventsJson.Write(writer, view)).ConfigureAwait(false);
    }

    private static async Task ActAsync(HttpContext context)
    {
        var isForm = context.Request.HasFormContentType;
        EventActionResult result;
        try
        {
            var form = await OperationForm.ReadAsync(context.Request).ConfigureAwait(false);
            result = await EventActions.RunAsync(context, form).ConfigureAwait(false);
        }
        catch (OperationFormException e)
        {
            if (!isForm)
            {
                await ApiAnswer.ExecuteAsync(new ProblemAnswer(e.StatusCode, e.Message, []), context).ConfigureAwait(false);
                return;
            }

            var view = await EventsView.LoadAsync(context.RequestServices, context.RequestAborted).ConfigureAwait(false);
            await PageAsync(context, e.StatusCode, EventsPage.Write(view, context.Request.PathBase + Path, new(e.Message, IsProblem: true))).ConfigureAwait(false);
            return;
        }

        if (!isForm)
        {
            await JsonAsync(context, StatusCodes.Status200OK, writer => EventsJson.Write(writer, result)).ConfigureAwait(false);
            return;
        }

        // Asked for anew, so that reloading the page does nothing twice. What the page says is chosen from words of ours.
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = FormattableString.Invariant($"{context.Request.PathBase}{Path}?done={result.Action}&count={result.Count}");
    }

    private static Task StyleAsync(HttpContext context)
    {
        context.Response.ContentType = "text/css; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(EventsPage.Style, context.RequestAborted);
    }

    private static EventsNotice? Notice(HttpRequest request) =>
        request.Query["done"] is [{ } action] && EventActions.Describe(action) is { } words && int.TryParse(request.Query["count"], out var count)
            ? new(FormattableString.Invariant($"{words}: {count}."), IsProblem: false)
            : null;

    // Programs ask for JSON or for anything; browsers name HTML.
    private static bool WantsPage(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    private static Task PageAsync(HttpContext context, int status, string page)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers.CacheControl = "no-store";
        response.ContentType = "text/html; charset=utf-8";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.WriteAsync(page, context.RequestAborted);
    }

    private static async Task JsonAsync(HttpContext context, int status, Action<System.Text.Json.Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        await using (var writer = new System.Text.Json.Utf8JsonWriter(buffer))
            write(writer);

        context.Response.StatusCode = status;
        context.Response.ContentType = MediaTypes.JsonUtf8;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentLength = buffer.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), context.RequestAborted).ConfigureAwait(false);
    }
}
