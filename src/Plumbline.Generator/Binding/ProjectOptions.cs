namespace Plumbline.Generator.Binding;

/// <summary>What the project says for all of its documents.</summary>
/// <param name="RootNamespace">MSBuild's <c>RootNamespace</c>; may be empty.</param>
/// <param name="HasAspNetCore">Whether Plumbline.AspNetCore is referenced.</param>
/// <param name="GlobalUsing">Whether a service's namespace becomes a global using (<c>PlumblineGlobalUsing</c>, true).</param>
/// <param name="OpenApi">Whether a service's OpenAPI description is emitted and served (<c>PlumblineOpenApi</c>, true).</param>
internal sealed record ProjectOptions(string RootNamespace, bool HasAspNetCore, bool GlobalUsing, bool OpenApi)
{
    /// <summary>The packages beside Plumbline itself.</summary>
    public ProviderPackages Providers { get; init; } = new(false, false, false);
}
