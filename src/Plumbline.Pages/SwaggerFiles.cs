using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Plumbline.Pages;

/// <summary>The files of Swagger UI, out of its package. Of these alone: its own page would show a description that does not exist.</summary>
internal static class SwaggerFiles
{
    /// <summary>The files that the page loads.</summary>
    public static IReadOnlyList<string> Names { get; } = ["swagger-ui.css", "swagger-ui-bundle.js"];

    /// <summary>What serves them.</summary>
    /// <param name="endpoints">Where they are mapped.</param>
    public static RequestDelegate Create(IEndpointRouteBuilder endpoints)
    {
        var files = endpoints.CreateApplicationBuilder()
            .UseSwaggerUI(options => options.RoutePrefix = DocsPage.Path.TrimStart('/'))
            .Build();
        return context =>
        {
            // The middleware leaves requests alone that routing has found an endpoint for, this one.
            context.SetEndpoint(null);
            return files(context);
        };
    }
}
