using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Plumbline.AspNetCore;

/// <summary>Decides who may see and operate events: whoever satisfies the application's policy, and while developing, whoever sits at the machine.</summary>
internal static class OperationsGuard
{
    /// <summary>The name of the authorization policy that an application defines for its operators.</summary>
    public const string Policy = "PlumblineOperations";

    /// <summary>Lets a request through, or answers it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">What it wants.</param>
    public static async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        // A form of another site may be sent with the operator's cookies. Browsers say where it comes from.
        if (HttpMethods.IsPost(context.Request.Method) && !IsSameSite(context.Request))
        {
            await RefuseAsync(context, "The request comes from another site.").ConfigureAwait(false);
            return;
        }

        if (await PolicyAsync(context).ConfigureAwait(false) is not { } policy)
        {
            if (IsDeveloper(context))
                await next(context).ConfigureAwait(false);
            else
                await RefuseAsync(context, $"Define the authorization policy '{Policy}' to say who may operate this service.").ConfigureAwait(false);

            return;
        }

        var evaluator = context.RequestServices.GetRequiredService<IPolicyEvaluator>();
        var authentication = await evaluator.AuthenticateAsync(policy, context).ConfigureAwait(false);
        var outcome = await evaluator.AuthorizeAsync(policy, authentication, context, resource: null).ConfigureAwait(false);
        if (outcome.Succeeded)
            await next(context).ConfigureAwait(false);
        else if (outcome.Challenged && await CanChallengeAsync(context, policy).ConfigureAwait(false))
            await ChallengeAsync(context, policy).ConfigureAwait(false);
        else
            await RefuseAsync(context, $"The authorization policy '{Policy}' does not let you.").ConfigureAwait(false);
    }

    private static async Task<AuthorizationPolicy?> PolicyAsync(HttpContext context) =>
        context.RequestServices.GetService<IAuthorizationPolicyProvider>() is { } provider
            ? await provider.GetPolicyAsync(Policy).ConfigureAwait(false)
            : null;

    // Behind a proxy on the same machine everybody seems to sit there, so a forwarded request does not count.
    private static bool IsDeveloper(HttpContext context) =>
        context.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment()
        && (context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address))
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !context.Request.Headers.ContainsKey("Forwarded");

    private static bool IsSameSite(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site])
            return site is "same-origin" or "none";

        // Older browsers send the origin of a form alone, programs send neither.
        return request.Headers.Origin is not [{ } origin]
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<bool> CanChallengeAsync(HttpContext context, AuthorizationPolicy policy) =>
        policy.AuthenticationSchemes.Count > 0
        || (context.RequestServices.GetService<IAuthenticationSchemeProvider>() is { } schemes
            && await schemes.GetDefaultChallengeSchemeAsync().ConfigureAwait(false) is not null);

    private static async Task ChallengeAsync(HttpContext context, AuthorizationPolicy policy)
    {
        if (policy.AuthenticationSchemes.Count == 0)
            await context.ChallengeAsync().ConfigureAwait(false);

        foreach (var scheme in policy.AuthenticationSchemes)
            await context.ChallengeAsync(scheme).ConfigureAwait(false);
    }

    private static Task RefuseAsync(HttpContext context, string why) =>
        ApiAnswer.ExecuteAsync(new ProblemAnswer(StatusCodes.Status403Forbidden, why, []), context);
}
