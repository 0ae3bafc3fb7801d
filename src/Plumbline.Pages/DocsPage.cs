using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Plumbline.Pages;

/// <summary>The page itself: markup without content, which its script fills from the service's own descriptions.</summary>
/// <param name="descriptions">What it shows.</param>
internal sealed class DocsPage(IReadOnlyList<ApiDescription> descriptions)
{
    /// <summary>Where it is.</summary>
    public const string Path = "/_internal_/docs";

    // Nothing is loaded from anywhere else, whatever a description holds. Swagger UI sets styles in its elements.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string Health = "/_internal_/healthcheck";
    private const string Events = "/_internal_/events";

    private static readonly string s_markup = Encoding.UTF8.GetString(PageAsset.Read("page.html"));

    /// <summary>Answers the page.</summary>
    /// <param name="context">The request.</param>
    public Task AnswerAsync(HttpContext context)
    {
        // The page names what it loads relative to itself, which a slash at the end would change.
        if (context.Request.Path.Value!.EndsWith('/'))
        {
            context.Response.Redirect(context.Request.PathBase + Path);
            return Task.CompletedTask;
        }

        var response = context.Response;
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.CacheControl = "no-cache";
        response.ContentType = "text/html; charset=utf-8";
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.WriteAsync(s_markup.Replace("{settings}", HtmlEncoder.Default.Encode(Settings(context)), StringComparison.Ordinal), context.RequestAborted);
    }

    // What the script has to know, as an attribute's value: scripts inside of the page are not allowed.
    private string Settings(HttpContext context)
    {
        var root = context.Request.PathBase.Value ?? "";
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("root", root);
            writer.WriteString("health", root + Health);
            if (IsMapped(context, Events))
                writer.WriteString("events", root + Events);

            writer.WriteStartArray("descriptions");
            foreach (var description in descriptions)
            {
                writer.WriteStartObject();
                writer.WriteString("name", description.Name);
                writer.WriteString("url", root + description.Path);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    // A page to operate the events is linked where the application has one, whoever mapped it.
    private static bool IsMapped(HttpContext context, string path) => context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Any(endpoint => string.Equals("/" + endpoint.RoutePattern.RawText?.Trim('/'), path, StringComparison.OrdinalIgnoreCase));
}
