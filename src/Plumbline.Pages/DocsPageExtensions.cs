using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Plumbline.Pages;

/// <summary>Maps the page for people. Emitted <c>MapApi()</c> calls it where this package is referenced.</summary>
public static class DocsPageExtensions
{
    /// <summary>The setting that, with the value <c>false</c>, leaves the page out.</summary>
    public const string Setting = "Plumbline:Pages:Docs";

    /// <summary>
    /// Maps <c>/_internal_/docs</c>: operations to try out, events, health. The page and everything that it loads come from this service.
    /// Maps nothing where setting <c>Plumbline:Pages:Docs</c> is <c>false</c>.
    /// </summary>
    /// <param name="endpoints">Where to.</param>
    /// <param name="descriptions">What to show; the first is shown at once.</param>
    /// <returns>The page's group, for authorization and whatever else it shall have.</returns>
    public static RouteGroupBuilder MapDocsPage(this IEndpointRouteBuilder endpoints, params IReadOnlyList<ApiDescription> descriptions)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(descriptions);
        var group = endpoints.MapGroup(DocsPage.Path);
        if (string.Equals(endpoints.ServiceProvider.GetService<IConfiguration>()?[Setting], "false", StringComparison.OrdinalIgnoreCase))
            return group;

        var page = new DocsPage(descriptions);
        Map(group, "", page.AnswerAsync);
        foreach (var asset in PageAsset.All)
            Map(group, "/" + asset.Name, asset.AnswerAsync);
        foreach (var file in SwaggerFiles.Names)
            Map(group, "/" + file, SwaggerFiles.Create(endpoints));

        return group;
    }

    private static void Map(RouteGroupBuilder group, string path, RequestDelegate answer) => group
        .MapMethods(path, [HttpMethods.Get, HttpMethods.Head], answer)
        .ExcludeFromDescription()
        .WithDisplayName($"Docs page {DocsPage.Path}{path}");
}
