using System.Text.Json;
using System.Text.RegularExpressions;
using Plumbline.Package.Tests.Harness;

namespace Plumbline.Package.Tests.Consumers;

/// <summary>Rulesets as projects use them: those of the package, and a company's own package, which is the example company's folder as it stands.</summary>
public sealed class RulesetTests(PackedPlumbline plumbline)
{
    [Fact]
    public async Task A_companys_package_sets_severities_and_brings_rules_and_a_project_has_the_last_word()
    {
        var folder = plumbline.NewFolder(nameof(A_companys_package_sets_severities_and_brings_rules_and_a_project_has_the_last_word));
        await PackExampleAsync(folder);
        folder
            .Write("library/library.csproj", RulesetDocument.Project(
                "<ErrorLog>findings.sarif,version=2.1</ErrorLog><NoWarn>$(NoWarn);PLB4050</NoWarn><WarningsAsErrors>$(WarningsAsErrors);PLB4202</WarningsAsErrors>",
                "<PackageReference Include=\"Example.ApiRules\" Version=\"1.0.0\" PrivateAssets=\"all\" />"))
            .Write("library/api.json", RulesetDocument.Json)
            .Write("library/legacy/api.json", RulesetDocument.Legacy)
            .Write("library/.globalconfig", "is_global = true\ndotnet_diagnostic.PLB4054.severity = warning\n")
            .Write("library/.editorconfig", "[legacy/**.json]\nplumbline_severity.field_case = none\n")
            .Write("library/legacy/.editorconfig", "[*.json]\nplumbline_severity.moments_end_in_at = none\n");

        var build = await folder.TryBuildAsync("library");

        // The company's severity, its own rule as WarningsAsErrors lifts it, and the project's word over the company's.
        build.AssertFails(@"[/\\]library[/\\]api\.json\(8,19\): error PLB4002: field 'unitPrice' of model 'item'");
        build.AssertFails(@"[/\\]library[/\\]api\.json\(9,19\): error PLB4202: field 'created' of model 'item': let its name end in '_at' \(moments_end_in_at\)");
        build.AssertFails(@"[/\\]library[/\\]api\.json\(2,11\): warning PLB4054");
        // NoWarn, and the folder's exceptions.
        Assert.DoesNotContain("PLB4050", build.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"legacy[/\\]api\.json.*PLB4(002|202)", build.Output);
        Assert.Matches(@"legacy[/\\]api\.json\(9,19\): warning PLB4010", build.Output);
        AssertSarif(folder.PathOf("library/findings.sarif"));
    }

    [Fact]
    public async Task The_packages_own_ruleset_leaves_room_for_folders_accepted_findings_and_rules_of_the_repository()
    {
        var folder = plumbline.NewFolder(nameof(The_packages_own_ruleset_leaves_room_for_folders_accepted_findings_and_rules_of_the_repository))
            .Write("library/library.csproj", RulesetDocument.Project("<PlumblineRules>recommended</PlumblineRules>", ""))
            .Write("library/api.json", RulesetDocument.Json)
            .Write("library/legacy/api.json", RulesetDocument.Legacy)
            .Write("library/.globalconfig", "is_global = true\ndotnet_diagnostic.PLB4002.severity = default\n")
            .Write("library/.editorconfig", "[legacy/**.json]\nplumbline_severity.PLB4002 = warning\n")
            .Write("plumbline.rules.json", """
                { "rules": { "ids_are_uuids": { "select": "model.field[name=id]", "check": "type", "must": { "one_of": ["uuid"] }, "message": "make it a uuid" } } }
                """);
        var first = await folder.TryBuildAsync("library", "-p:ErrorLog=first.sarif");

        // Where the severity is open, the folder chooses; the repository's own rules run without a ruleset package.
        first.AssertFails(@"library[/\\]api\.json\(8,19\): error PLB4002");
        Assert.Matches(@"legacy[/\\]api\.json\(8,19\): warning PLB4002", first.Output);
        Assert.Matches(@"library[/\\]api\.json\(7,33\): warning PLB4202: field 'id' of model 'item': make it a uuid \(ids_are_uuids\)", first.Output);

        var accept = Regex.Match(await File.ReadAllTextAsync(folder.PathOf("library/first.sarif"), TestContext.Current.CancellationToken), "\"accept\": \"(\\w{12}) PLB4002 io.example.shop.v0 ");
        folder.Write("plumbline.findings.json", $$"""
            {
              "findings": [
                { "fingerprint": "{{accept.Groups[1].Value}}", "rule": "PLB4002", "service": "io.example.shop.v0", "what": "field 'unitPrice' of model 'item'" },
                { "fingerprint": "0123456789ab", "rule": "PLB4002", "service": "io.example.shop.v0", "what": "field 'gone' of model 'item'" }
              ]
            }
            """);
        var second = await folder.TryBuildAsync("library");

        Assert.True(second.ExitCode == 0, second.Output);
        Assert.DoesNotMatch(@"library[/\\]api\.json\(8,19\)", second.Output);
        Assert.Matches(@"plumbline\.findings\.json\(4,22\): warning PLB4194: nothing is left of what this accepts", second.Output);
    }

    private static async Task PackExampleAsync(ConsumerFolder folder)
    {
        // The folder as a company would copy it; its package goes where the tests' own package lies.
        foreach (var file in Directory.GetFiles(Repository.PathOf("specs/ruleset"), "*", SearchOption.AllDirectories).Where(IsSource))
            folder.Write(Path.Combine("ruleset", Path.GetRelativePath(Repository.PathOf("specs/ruleset"), file)), await File.ReadAllTextAsync(file));
        var pack = await Command.RunAsync(folder.PathOf("ruleset"), "dotnet", "pack", "-nologo", "--output", folder.PathOf("../feed"));
        Assert.True(pack.ExitCode == 0, pack.Output);
        Assert.DoesNotContain("warning", pack.Output, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsSource(string path) => !Regex.IsMatch(path, @"[/\\](obj|bin)[/\\]");

    // Code scanning wants the document, line and column, the rule and its page.
    private static void AssertSarif(string path)
    {
        using var sarif = JsonDocument.Parse(File.ReadAllText(path));
        var run = sarif.RootElement.GetProperty("runs")[0];
        var result = Assert.Single(run.GetProperty("results").EnumerateArray(), result => result.GetProperty("ruleId").GetString() == "PLB4002");
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        var region = place.GetProperty("region");
        var rule = Assert.Single(run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray(), rule => rule.GetProperty("id").GetString() == "PLB4002");

        Assert.Equal("error", result.GetProperty("level").GetString());
        Assert.EndsWith("library/api.json", place.GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.Equal((8, 19, 8, 30), (region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32(), region.GetProperty("endLine").GetInt32(), region.GetProperty("endColumn").GetInt32()));
        Assert.Equal("docs/rules/PLB4002.md", rule.GetProperty("helpUri").GetString());
        Assert.Matches("^[0-9a-f]{12} PLB4002 io.example.shop.v0 field 'unitPrice' of model 'item'$", result.GetProperty("properties").GetProperty("customProperties").GetProperty("accept").GetString());
    }
}
