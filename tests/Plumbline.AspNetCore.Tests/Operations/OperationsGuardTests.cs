using System.Net;
using System.Security.Claims;

namespace Plumbline.AspNetCore.Tests.Operations;

/// <summary>Who gets to operate events.</summary>
public sealed class OperationsGuardTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lets_in_who_sits_at_the_machine_while_developing_and_nobody_behind_a_proxy()
    {
        await using var app = await StartAsync("Development");
        using var http = Client(app);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/_internal_/events", UriKind.Relative), Stop)).StatusCode);

        http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync(new Uri("/_internal_/events", UriKind.Relative), Stop)).StatusCode);
    }

    [Fact]
    public async Task Lets_nobody_in_where_no_policy_says_who_may()
    {
        await using var app = await StartAsync("Production");
        using var http = Client(app);
        using var answer = await http.GetAsync(new Uri("/_internal_/events", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("PlumblineOperations", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("operator", HttpStatusCode.OK)]
    [InlineData("visitor", HttpStatusCode.Forbidden)]
    public async Task Asks_the_applications_policy_where_there_is_one(string role, HttpStatusCode status)
    {
        await using var app = await StartAsync("Production", services => services
            .AddAuthorizationBuilder()
            .AddPolicy(EventOperations.PolicyName, policy => policy.RequireAssertion(context => context.User.IsInRole("operator"))));
        using var http = Client(app);
        http.DefaultRequestHeaders.Add("X-Role", role);
        Assert.Equal(status, (await http.GetAsync(new Uri("/_internal_/events", UriKind.Relative), Stop)).StatusCode);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.NotFound)]
    [InlineData("Origin", "https://evil.example.io", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    public async Task Takes_no_form_of_another_site(string header, string value, HttpStatusCode status)
    {
        await using var app = await StartAsync("Development");
        using var http = Client(app);
        http.DefaultRequestHeaders.Add(header, value);
        using var form = new FormUrlEncodedContent([new("stream", "user_event")]);
        using var answer = await http.PostAsync(new Uri("/_internal_/events/queue/pause", UriKind.Relative), form, Stop);

        // This application publishes nothing, so what gets through finds nothing.
        Assert.Equal(status, answer.StatusCode);
    }

    private static HttpClient Client(WebApplication app) => new() { BaseAddress = new(app.Urls.First()) };

    private static async Task<WebApplication> StartAsync(string environment, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddPlumblineServer();
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.Use((context, next) =>
        {
            if (context.Request.Headers["X-Role"] is [{ } role])
                context.User = new(new ClaimsIdentity([new(ClaimTypes.Role, role)], "test"));

            return next(context);
        });
        app.MapEventOperations();
        await app.StartAsync(Stop);
        return app;
    }
}
