using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Plumbline.Testing.Tests.Faults;

namespace Plumbline.Testing.Tests.Lab;

/// <summary>The lab's service on a free port: somebody else's process, as far as the suite can tell.</summary>
internal sealed class LabServer : IAsyncDisposable
{
    public const string Document = "tests/Plumbline.Testing.Tests/Lab/lab.json";
    public const string Token = "let-me-in";

    private readonly WebApplication _app;

    private LabServer(WebApplication app)
    {
        _app = app;
        Address = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public Uri Address { get; }

    /// <summary>Starts it, with a fault before it where one is given.</summary>
    public static async Task<LabServer> StartAsync(Fault? fault = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        if (fault is not null)
            builder.Services.AddSingleton<IStartupFilter>(fault);

        builder.AddPlumbline();
        builder.Services.AddSingleton<TicketTable>();
        builder.Services.AddTicketsApi<TicketsApi>();
        builder.Services.AddAuthentication("Bearer").AddScheme<AuthenticationSchemeOptions, TokenAuthentication>("Bearer", null);
        var app = builder.Build();
        app.MapApi();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Lets in who has the token, and says what to bring to who has not.</summary>
    private sealed class TokenAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Headers.Authorization == "Bearer " + Token
            ? AuthenticateResult.Success(new(new(new ClaimsIdentity([new Claim("sub", "tester")], Scheme.Name)), Scheme.Name))
            : AuthenticateResult.NoResult());

        protected override Task HandleChallengeAsync(AuthenticationProperties properties)
        {
            Response.Headers.WWWAuthenticate = "Bearer";
            return base.HandleChallengeAsync(properties);
        }
    }
}
