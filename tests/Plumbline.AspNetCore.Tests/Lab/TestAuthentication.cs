using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Plumbline.AspNetCore.Tests.Lab;

/// <summary><c>Authorization: Test name scope scope</c> is who calls.</summary>
internal sealed class TestAuthentication(IOptionsMonitor<TestAuthenticationOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<TestAuthenticationOptions>(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var words = Request.Headers.Authorization.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not [_, var name, ..])
            return Task.FromResult(AuthenticateResult.NoResult());

        var claims = new[] { new Claim("sub", name), new Claim("scope", string.Join(' ', words[2..])) };
        var ticket = new AuthenticationTicket(new(new ClaimsIdentity(claims, Scheme.Name)), Scheme.Name);
        return Task.FromResult(AuthenticateResult.Success(ticket));
    }
}

internal sealed class TestAuthenticationOptions : AuthenticationSchemeOptions;
