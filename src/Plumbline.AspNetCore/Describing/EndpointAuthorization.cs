using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Plumbline.AspNetCore;

/// <summary>Turns the document's <c>auth</c> into what ASP.NET Core's authorization reads.</summary>
internal static class EndpointAuthorization
{
    private static readonly Dictionary<string, string> s_conventions = new(StringComparer.Ordinal)
    {
        ["bearer"] = "Bearer",
        ["basic"] = "Basic",
        ["api_key"] = "ApiKey",
        ["mutual_tls"] = "Certificate",
    };

    /// <summary>Adds the metadata.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="options">Names of authentication schemes.</param>
    /// <exception cref="InvalidOperationException">The document demands authentication and the application has none.</exception>
    public static void AddTo(EndpointBuilder endpoint, OperationDescription operation, PlumblineServerOptions options)
    {
        if (operation.Authorization is not { } authorization)
            return;

        if (authorization.IsAnonymous)
        {
            endpoint.Metadata.Add(new AllowAnonymousAttribute());
            return;
        }

        // Without this, every request would fail with 500 and nothing at start would say why.
        var schemes = endpoint.ApplicationServices.GetService<IAuthenticationSchemeProvider>() ?? throw new InvalidOperationException(
            $"{operation.Method} {operation.Pattern} demands '{authorization.Scheme}' by its document, but the application has no authentication: call builder.Services.AddAuthentication().");

        endpoint.Metadata.Add(new AuthorizeAttribute
        {
            Policy = authorization.Policy,
            AuthenticationSchemes = Scheme(authorization.Scheme, schemes, options),
        });

        if (authorization.Scopes.Count > 0)
            endpoint.Metadata.Add(new AuthorizationPolicyBuilder().AddRequirements(new ScopeRequirement(authorization.Scopes)).Build());
    }

    private static string? Scheme(string scheme, IAuthenticationSchemeProvider schemes, PlumblineServerOptions options)
    {
        if (options.AuthenticationSchemes.TryGetValue(scheme, out var chosen))
            return chosen;

        // Read once per endpoint at start; the framework's provider answers from a dictionary.
        return s_conventions.TryGetValue(scheme, out var name) && schemes.GetSchemeAsync(name).GetAwaiter().GetResult() is not null ? name : null;
    }
}
