using Microsoft.AspNetCore.Authorization;

namespace Plumbline.AspNetCore;

/// <summary>Demands that the caller has all of some scopes: claims <c>scope</c> (separated by blanks, RFC 8693) or <c>scp</c>.</summary>
internal sealed class ScopeRequirement(IReadOnlyList<string> scopes) : AuthorizationHandler<ScopeRequirement>, IAuthorizationRequirement
{
    /// <inheritdoc/>
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        var granted = context.User.Claims
            .Where(claim => claim.Type is "scope" or "scp" or "http://schemas.microsoft.com/identity/claims/scope")
            .SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToHashSet(StringComparer.Ordinal);

        if (scopes.All(granted.Contains))
            context.Succeed(requirement);

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string ToString() => $"scopes {string.Join(", ", scopes)}";
}
