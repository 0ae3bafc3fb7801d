namespace Plumbline.Package.Tests.Consumers;

/// <summary>A document that breaks some conventions, and a library that publishes it.</summary>
internal static class RulesetDocument
{
    // Line 8: PLB4002 (field case). Line 9: PLB4010 and the example company's own 'moments_end_in_at'. No owner: PLB4054. No description: PLB4050.
    internal const string Json = """
        {
          "name": "shop",
          "namespace": "io.example.shop.v0",
          "models": {
            "item": {
              "fields": [
                { "name": "id", "type": "string" },
                { "name": "unitPrice", "type": "decimal" },
                { "name": "created", "type": "date-time-iso8601" }
              ]
            }
          }
        }
        """;

    internal static string Legacy { get; } = Json.Replace("shop", "legacy", StringComparison.Ordinal);

    internal static string Project(string properties, string items) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Plumbline" Version="$(PlumblineVersion)" />
            <AdditionalFiles Include="api.json;legacy/api.json" PlumblineRole="contract" />
            {items}
          </ItemGroup>
        </Project>
        """;
}
