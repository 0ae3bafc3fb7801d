using System.Globalization;
using Plumbline.Tests.Shared;

namespace Plumbline.Deliver.Tests.Lab;

/// <summary>The files of projects that are delivered: built with this repository's assemblies, as with the package's.</summary>
internal static class LabProjects
{
    /// <summary>What the assemblies were built for: where this test was built, they were too.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static string Props { get; } = $"""
        <Project>
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <InvariantGlobalization>true</InvariantGlobalization>
            <PlumblineReferenceAspNetCore>false</PlumblineReferenceAspNetCore>
            <SatelliteResourceLanguages>en</SatelliteResourceLanguages>
            <PlumblineRepository>{Repository.Root}</PlumblineRepository>
            <PlumblineBin>bin/{Configuration}/net10.0</PlumblineBin>
          </PropertyGroup>
        </Project>
        """;

    /// <summary>The project of Users.</summary>
    public static string Users { get; } = Service("Users", "user", "common", "error");

    /// <summary>The project of Orders, which consumes what Users publish.</summary>
    public static string Orders { get; } = Service("Orders", "order", "common", "error", "user");

    private static string Service(string name, string document, params string[] imports) => $"""
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <RootNamespace>{name}</RootNamespace>
          </PropertyGroup>
          <Import Project="$(PlumblineRepository)/build/package/build/Plumbline.props" />
          <ItemGroup>
            <AdditionalFiles Include="../specs/{document}.json" />
            <AdditionalFiles Include="{string.Join(';', imports.Select(import => $"../specs/{import}.json"))}" PlumblineRole="import" />
            <Reference Include="$(PlumblineRepository)/src/Plumbline/$(PlumblineBin)/Plumbline.dll" />
            <Reference Include="$(PlumblineRepository)/src/Plumbline.AspNetCore/$(PlumblineBin)/Plumbline.AspNetCore.dll" />
            <Reference Include="$(PlumblineRepository)/src/Plumbline.Sqlite/$(PlumblineBin)/Plumbline.Sqlite.dll" />
            <Analyzer Include="$(PlumblineRepository)/src/Plumbline.Generator/bin/{Configuration}/netstandard2.0/Plumbline.Generator.dll" />
            <Analyzer Include="$(PlumblineRepository)/src/Plumbline.Generator/bin/{Configuration}/netstandard2.0/Plumbline.Spec.dll" />
            <PackageReference Include="Microsoft.Data.Sqlite" Version="{Repository.VersionOf("Microsoft.Data.Sqlite")}" />
            <PackageReference Include="Polly.Core" Version="{Repository.VersionOf("Polly.Core")}" />
          </ItemGroup>
          <Import Project="$(PlumblineRepository)/build/package/build/Plumbline.targets" />
        </Project>
        """;

    public static string Suite { get; } = $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="xunit.v3" Version="{Repository.VersionOf("xunit.v3")}" />
            <PackageReference Include="Microsoft.AspNetCore.Mvc.Testing" Version="{Repository.VersionOf("Microsoft.AspNetCore.Mvc.Testing")}" />
            <FrameworkReference Include="Microsoft.AspNetCore.App" />
            <Reference Include="$(PlumblineRepository)/src/Plumbline/$(PlumblineBin)/Plumbline.dll" />
            <Reference Include="$(PlumblineRepository)/src/Plumbline.Testing/$(PlumblineBin)/Plumbline.Testing.dll" />
            <Reference Include="$(PlumblineRepository)/src/Plumbline.Testing/$(PlumblineBin)/Plumbline.Spec.dll" />
          </ItemGroup>
        </Project>
        """;

    // It is only ever run against a service that runs, so it needs nothing of the service's program.
    public const string SuiteCode = """
        using Plumbline.Testing;

        [ConformanceDocument("specs/user.json")]
        public sealed class UsersConformance : ConformanceSuite<UsersConformance>;
        """;

    /// <summary>Settings of deliveries of both services behind one gateway.</summary>
    public static string BothSettings(string bind, int firstPort, string state, int watch) =>
        Settings(bind, firstPort, instances: 1, state, watch, hasSuite: false).Replace("\"services\": {", string.Create(CultureInfo.InvariantCulture, $$"""
            "services": {
                "orders": {
                  "project": "Orders/Orders.csproj",
                  "ports": "{{firstPort + 2}}-{{firstPort + 3}}",
                  "environment": { "Plumbline__Storage__ConnectionString": "{data}/orders.db", "Logging__LogLevel__Default": "Warning" },
                  "gates": { "health": 40, "watch": {{watch}}, "drain": 30 }
                },
            """), StringComparison.Ordinal);

    /// <summary>Settings of deliveries.</summary>
    public static string Settings(string bind, int firstPort, int instances, string state, int watch, bool hasSuite = true) => string.Create(CultureInfo.InvariantCulture, $$"""
        {
          "state": "{{state}}",
          "gateway": { "bind": "{{bind}}" },
          "services": {
            "users": {
              "project": "Users/Users.csproj",
              "instances": {{instances}},
              "ports": "{{firstPort}}-{{firstPort + (2 * instances) - 1}}",
              "environment": { "Plumbline__Storage__ConnectionString": "{data}/users.db", "Logging__LogLevel__Default": "Warning" },
              {{(hasSuite ? "\"conformance\": { \"project\": \"Users.Conformance/Users.Conformance.csproj\" }," : "")}}
              "gates": { "health": 40, "watch": {{watch}}, "drain": 30 }
            }
          }
        }
        """);
}
