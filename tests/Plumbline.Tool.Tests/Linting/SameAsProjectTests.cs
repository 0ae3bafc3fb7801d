using System.Text.Json;
using Plumbline.Tests.Shared;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Tool.Tests.Linting;

/// <summary>A project named to the command line, without any option, against a real build of it by MSBuild and the compiler.</summary>
public sealed class SameAsProjectTests
{
    [Fact]
    public async Task Says_what_a_real_build_says_of_roles_rules_baselines_settings_and_warnings()
    {
        using var test = Project("<PlumblineRules>strict</PlumblineRules><NoWarn>$(NoWarn);PLB4054</NoWarn><WarningsAsErrors>PLB4023</WarningsAsErrors>");
        var built = await BuildAsync(test);
        var result = await test.RunAsync("lint", "Shop", "--format", "compact");
        Assert.Equal("", result.Error);
        Assert.Equal(built, result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        Assert.Equal(ExitCodes.NotInOrder, result.Code);

        // What the project says really shows: otherwise two silent readers would agree.
        Assert.Contains(built, line => line.StartsWith("shop.api.json(", StringComparison.Ordinal) && line.Contains("error PLB3023", StringComparison.Ordinal));
        Assert.Contains(built, line => line.Contains("error PLB4023", StringComparison.Ordinal));
        Assert.Contains(built, line => line.Contains("info PLB4002", StringComparison.Ordinal));
        Assert.Contains(built, line => line.StartsWith("Shop/users.api.json(", StringComparison.Ordinal) && line.Contains("PLB1041", StringComparison.Ordinal));
        Assert.DoesNotContain(built, line => line.StartsWith("Shop/users.api.json(", StringComparison.Ordinal) && line.Contains("PLB4", StringComparison.Ordinal));
        Assert.DoesNotContain(built, line => line.Contains("PLB4054", StringComparison.Ordinal));
        Assert.Contains(built, line => line.StartsWith("Shop/plumbline.approvals.json(", StringComparison.Ordinal) && line.Contains("PLB3091", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_what_a_real_build_says_where_no_rules_are_chosen_and_warnings_are_errors()
    {
        using var test = Project("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        var built = await BuildAsync(test);
        var result = await test.RunAsync("lint", "Shop/Shop.csproj", "--format", "compact");
        Assert.Equal(built, result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(built, line => line.Contains("warning", StringComparison.Ordinal));

        // An option of the command line still counts more.
        Assert.Contains("PLB4022", (await test.RunAsync("lint", "Shop", "--rules", "recommended")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_project_beside_documents_or_with_unknown_rules_or_without_documents()
    {
        using var test = Project("<PlumblineRules>all</PlumblineRules>").With("Empty/Empty.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        Assert.Equal("plumbline: Shop/Shop.csproj: 'all' is no value of PlumblineRules: say none, recommended or strict, or ship a .globalconfig of your own\n", (await test.RunAsync("lint", "Shop")).Error);
        Assert.Equal("plumbline: 'Shop/Shop.csproj' is a project, which is checked alone; name its documents, or one project\n", (await test.RunAsync("lint", "Shop", "shop.api.json")).Error);
        Assert.Equal("plumbline: the project 'Empty/Empty.csproj' has no API document among its AdditionalFiles\n", (await test.RunAsync("lint", "Empty")).Error);
    }

    private static ToolTest Project(string properties) => new ToolTest()
        .With("Directory.Build.props", "<Project />").With("Directory.Build.targets", "<Project />").With("Directory.Packages.props", "<Project />")
        .With("Shop/Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework>{properties}</PropertyGroup>
              <ItemGroup>
                <AdditionalFiles Include="../shop.api.json" />
                <AdditionalFiles Include="users.api.json" PlumblineRole="client" />
                <AdditionalFiles Include="released/shop-*.json" PlumblineRole="baseline" />
                <GlobalAnalyzerConfigFiles Include="../company.ruleset" />
              </ItemGroup>
              <Import Project="{Repository.PathOf("build/Plumbline.InRepo.targets")}" />
            </Project>
            """)
        .With("company.ruleset", "is_global = true\ndotnet_diagnostic.PLB4002.severity = suggestion\n")
        .With(".globalconfig", "is_global = true\nplumbline_enum_value_case = camelCase\n")
        .With(".editorconfig", "root = true\n[*.api.json]\nplumbline_names = ip_address=ip\n")
        .With("shop.api.json", """
            {
              "name": "shop", "namespace": "io.example.shop.v1",
              "enums": { "state": { "values": [{ "name": "in_stock" }] } },
              "models": { "item": { "fields": [
                { "name": "id", "type": "long" }, { "name": "unitPrice", "type": "double" }, { "name": "ip_address", "type": "string" }, { "name": "rest", "type": "object" } ] } },
              "resources": { "item": { "operations": [{ "method": "GET", "path": "/:id", "responses": { "200": { "type": "item" } } }] } }
            }
            """)
        .With("Shop/users.api.json", """{ "name": "users", "models": { "User": { "fields": [{ "name": "id", "type": "strng" }] } } }""")
        .With("Shop/plumbline.approvals.json", """{ "approvals": [{ "fingerprint": "0123456789ab", "rule": "PLB3001", "what": "x", "reason": "old" }] }""")
        .With("Shop/released/shop-1.0.0.json", """
            {
              "name": "shop", "namespace": "io.example.shop.v1",
              "models": { "item": { "fields": [{ "name": "id", "type": "string" }] } },
              "resources": { "item": { "operations": [{ "method": "GET", "path": "/:id", "responses": { "200": { "type": "item" } } }] } }
            }
            """);

    // The findings of the log that the compiler writes; what is about C# is left out.
    private static async Task<IReadOnlyList<string>> BuildAsync(ToolTest test)
    {
        var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        await Processes.TryRunAsync(test.PathOf("Shop"), "dotnet", "restore", "-v", "quiet");
        var (_, output) = await Processes.TryRunAsync(
            test.PathOf("Shop"), "dotnet", "build", "--no-restore", "-c", configuration, "-p:ErrorLog=build.sarif%2Cversion=2.1", "-p:BuildProjectReferences=false", "-v", "quiet", "-nologo");
        Assert.True(File.Exists(test.PathOf("Shop/build.sarif")), output);
        using var log = JsonDocument.Parse(test.Read("Shop/build.sarif"));
        return [.. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Where(result => result.GetProperty("ruleId").GetString()!.StartsWith("PLB", StringComparison.Ordinal) && !result.GetProperty("ruleId").GetString()!.StartsWith("PLB00", StringComparison.Ordinal)
                && result.GetProperty("ruleId").GetString()![3] != '2' && !result.TryGetProperty("suppressions", out _))
            .Select(result => Line(test, result))
            .Order(StringComparer.Ordinal)];
    }

    private static string Line(ToolTest test, JsonElement result)
    {
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        var region = place.GetProperty("region");
        int Number(string name) => region.GetProperty(name).GetInt32();
        var path = Path.GetRelativePath(test.Folder, new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath);
        var word = result.GetProperty("level").GetString() switch { "note" => "info", var level => level };
        return FormattableString.Invariant($"{path}({Number("startLine")},{Number("startColumn")},{Number("endLine")},{Number("endColumn")}): {word} {result.GetProperty("ruleId").GetString()}: {result.GetProperty("message").GetProperty("text").GetString()}");
    }
}
