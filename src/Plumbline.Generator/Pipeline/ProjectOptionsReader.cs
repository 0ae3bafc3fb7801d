using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Generator.Binding;

namespace Plumbline.Generator.Pipeline;

/// <summary>Reads what the project says for all of its documents.</summary>
internal static class ProjectOptionsReader
{
    // Any public type of Plumbline.AspNetCore would do.
    private const string AspNetCoreMarker = "Plumbline.AspNetCore.PlumblineServerOptions";

    /// <summary>Whether Plumbline.AspNetCore is referenced.</summary>
    /// <param name="compilation">The project's compilation.</param>
    public static bool HasAspNetCore(Compilation compilation) => compilation.GetTypeByMetadataName(AspNetCoreMarker) is not null;

    /// <summary>Which packages that keep data, carry events or show pages are referenced.</summary>
    /// <param name="compilation">The project's compilation.</param>
    public static ProviderPackages Providers(Compilation compilation)
    {
        bool Has(string assembly) => compilation.SourceModule.ReferencedAssemblies.Any(reference => reference.Name == assembly);
        return new(Has("Plumbline.Sqlite"), Has("Plumbline.PostgreSql"), Has("Plumbline.RabbitMQ")) 
        {
            HasPages = Has("Plumbline.Pages"),

            // Before version 10 the package has another model of schemas, which lacks half of what 3.1 says.
            HasFrameworkOpenApi = compilation.GetTypeByMetadataName("Microsoft.AspNetCore.OpenApi.OpenApiSchemaTransformerContext") is not null
                && compilation.GetTypeByMetadataName("Microsoft.OpenApi.IOpenApiSchema") is not null,
        };
    }

    /// <summary>Reads what the project references, and its MSBuild properties.</summary>
    /// <param name="provider">Where the properties are.</param>
    /// <param name="hasAspNetCore">Whether Plumbline.AspNetCore is referenced.</param>
    /// <param name="providers">Which packages that keep data, carry events or show pages are referenced.</param>
    public static ProjectOptions Read(AnalyzerConfigOptionsProvider provider, bool hasAspNetCore, ProviderPackages providers)
    {
        var options = provider.GlobalOptions;
        options.TryGetValue("build_property.RootNamespace", out var rootNamespace);
        return new(rootNamespace ?? "", hasAspNetCore, IsOn(options, "PlumblineGlobalUsing"), IsOn(options, "PlumblineOpenApi")) { Providers = providers };
    }

    private static bool IsOn(AnalyzerConfigOptions options, string property) =>
        !options.TryGetValue("build_property." + property, out var value) || !string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);
}
