using Plumbline.Spec.Findings;
using Plumbline.Spec.Reading;
using Plumbline.Spec.Rules;
using Plumbline.Tests.Shared;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Tool.Tests.Linting;

/// <summary>The command line and the build say the same, place by place and word by word.</summary>
public sealed class SameAsBuildTests
{
    private static readonly string s_strict = RuleSets.GlobalConfig(RuleLevel.Strict);

    [Fact]
    public async Task Finds_this_repositorys_documents_in_order_as_the_build_does()
    {
        var files = Directory.GetFiles(Repository.PathOf("specs"), "*.json");
        Assert.Empty(await CompareAsync(Repository.Root, files, "strict", "specs"));
    }

    [Fact]
    public async Task Says_the_same_about_all_documents_of_the_collection_at_once()
    {
        if (Corpus.Folder is null)
            Assert.Skip("PLUMBLINE_CORPUS is not set");

        // One project cannot serve two documents of one name: their types would be the same files.
        var files = Corpus.Documents.Concat(Corpus.Valid)
            .Select(file => Path.Combine(Corpus.Folder, file))
            .DistinctBy(file => DocumentReader.Read("service.json", File.ReadAllText(file), TestContext.Current.CancellationToken).Service.Name, StringComparer.OrdinalIgnoreCase)
            .ToArray();
        var findings = await CompareAsync(Corpus.Folder, files, "strict", files);
        Assert.True(findings.Count > 1000, $"{findings.Count} findings");
    }

    [Fact]
    public async Task Says_the_same_about_every_document_of_the_collection_with_its_imports()
    {
        if (Corpus.Folder is null)
            Assert.Skip("PLUMBLINE_CORPUS is not set");

        using var test = new ToolTest();
        foreach (var (file, number) in Corpus.Documents.Concat(Corpus.Invalid).Select((file, number) => (file, number)))
        {
            var path = test.PathOf($"{number}/api.json");
            test.With($"{number}/api.json", Corpus.Read(file));
            var imports = Corpus.ImportsOf(Corpus.Read(file)).Select((import, ordinal) => (import.Uri, Path: $"{number}/imports/{ordinal}.json", import.Text)).ToList();
            imports.ForEach(import => test.With(import.Path, import.Text));

            var build = new CompilerRun(test.Folder).WithSettings("/.strict", s_strict);
            build.Documents.Add((path, null, null));
            build.Documents.AddRange(imports.Select(import => (test.PathOf(import.Path), (string?)"import", (string?)import.Uri)));
            var expected = (await build.FindAsync(TestContext.Current.CancellationToken)).Where(line => line.StartsWith($"{number}/api.json(", StringComparison.Ordinal));

            var arguments = imports.SelectMany(import => new[] { "--import", $"{import.Uri}={import.Path}" });
            var result = await test.RunAsync([.. (string[])["lint", path, "--rules", "strict", "--format", "compact"], .. arguments]);
            Assert.Equal(expected, Lines(result));
        }
    }

    [Fact]
    public async Task Reads_rulesets_settings_and_suppressions_as_the_build_does()
    {
        using var test = new ToolTest()
            .With(".globalconfig", "is_global = true\nplumbline_field_case = camelCase\ndotnet_diagnostic.PLB4054.severity = none # no owners here\ndotnet_diagnostic.PLB1041.severity = warning\n")
            .With("company.globalconfig", "is_global=true\ndotnet_diagnostic.PLB4002.severity = suggestion\ndotnet_diagnostic.PLB4023.severity = error\n")
            .With(".editorconfig", "root = true\n[*.json]\nplumbline_names = ip_address=ip\n[{legacy,older}/**.json]\nplumbline_names = address=addr ; remark\nplumbline_attributes = tabel\n")
            .With("legacy/.editorconfig", "[b*.json]\nplumbline_today = 2020-01-01\n")
            .With("a.api.json", Document("a"))
            .With("legacy/b.api.json", Document("b"))
            .With("legacy/deep/c.api.json", Document("c"));
        var build = new CompilerRun(test.Folder)
            .WithSettings(test.PathOf(".globalconfig"))
            .WithSettings(test.PathOf("company.globalconfig"))
            .WithSettings(test.PathOf(".editorconfig"))
            .WithSettings(test.PathOf("legacy/.editorconfig"))
            .WithSettings("/.strict", s_strict);
        build.Documents.AddRange(from file in new[] { "a.api.json", "legacy/b.api.json", "legacy/deep/c.api.json" } select (test.PathOf(file), (string?)null, (string?)null));
        var expected = await build.FindAsync(TestContext.Current.CancellationToken);

        var result = await test.RunAsync("lint", ".", "--rules", "strict", "--ruleset", "company.globalconfig", "--format", "compact");
        Assert.Equal(expected, Lines(result));

        // What the settings above are there for really shows: otherwise two silent readers would agree.
        Assert.Contains(expected, line => line.Contains("info PLB4002", StringComparison.Ordinal));
        Assert.Contains(expected, line => line.Contains("error PLB4023", StringComparison.Ordinal));
        Assert.Contains(expected, line => line.Contains("warning PLB1041", StringComparison.Ordinal));
        Assert.Contains(expected, line => line.StartsWith("a.api.json", StringComparison.Ordinal) && line.Contains("'ip' in this company", StringComparison.Ordinal));
        Assert.Contains(expected, line => line.StartsWith("legacy/deep/c", StringComparison.Ordinal) && line.Contains("'addr' in this company", StringComparison.Ordinal));
        Assert.DoesNotContain(expected, line => line.Contains("PLB4054", StringComparison.Ordinal));
        Assert.Contains(expected, line => line.StartsWith("a.api.json", StringComparison.Ordinal) && line.Contains("PLB4191", StringComparison.Ordinal));
        Assert.DoesNotContain(expected, line => line.StartsWith("legacy/b", StringComparison.Ordinal) && line.Contains("PLB4191", StringComparison.Ordinal));

        // The one setting of a rule that is always on.
        Assert.Equal(["a.api.json"], expected.Where(line => line.Contains("PLB1152", StringComparison.Ordinal)).Select(line => line.Split('(')[0]));
    }

    [Fact]
    public async Task Runs_the_companys_own_rules_and_accepts_what_it_accepted_as_the_build_does()
    {
        using var test = new ToolTest()
            .With("plumbline.rules.json", """
                { "rules": { "sums": { "select": "model.field[type=object]", "check": "name", "must": { "pattern": "^Sum" }, "message": "say sum, not total", "severity": "error" } } }
                """)
            .With("a.api.json", Document("a"))
            .With("b.api.json", Document("b"));
        Assert.StartsWith("accepted ", await test.SucceedAsync("lint", "a.api.json", "--rules", "strict", "--accept"), StringComparison.Ordinal);

        // What is accepted and no longer found is told, by both.
        test.With("a.api.json", Document("a").Replace("\"address\"", "\"street\"", StringComparison.Ordinal));
        var build = new CompilerRun(test.Folder).WithSettings("/.strict", s_strict);
        build.Documents.AddRange(from file in new[] { "a.api.json", "b.api.json" } select (test.PathOf(file), (string?)null, (string?)null));
        build.Others.AddRange([test.PathOf("plumbline.rules.json"), test.PathOf("plumbline.findings.json")]);
        var expected = await build.FindAsync(TestContext.Current.CancellationToken);
        Assert.Equal(expected, Lines(await test.RunAsync("lint", ".", "--rules", "strict", "--format", "compact")));

        Assert.Contains(expected, line => line.StartsWith("b.api.json", StringComparison.Ordinal) && line.Contains("say sum", StringComparison.Ordinal));
        Assert.DoesNotContain(expected, line => line.StartsWith("a.api.json", StringComparison.Ordinal) && line.Contains("say sum", StringComparison.Ordinal));
    }

    private static string Document(string name) => $$"""
        { "name": "{{name}}",
          "models": { "item": {
            "attributes": [{ "name": "linter", "value": { "ignore": ["PLB4022"], "reason": "old", "until": "2021-01-01" } }, { "name": "tabel", "value": {} }],
            "fields": [
            { "name": "ip_address", "type": "string" }, { "name": "address", "type": "strng" }, { "name": "TotalCost", "type": "object" } ] } } }
        """;

    private static async Task<IReadOnlyList<string>> CompareAsync(string folder, string[] files, string rules, params string[] paths)
    {
        var build = new CompilerRun(folder).WithSettings("/.ruleset", RuleSets.GlobalConfig(rules == "strict" ? RuleLevel.Strict : RuleLevel.Recommended));
        build.Documents.AddRange(files.Select(file => (file, (string?)null, (string?)null)));
        var expected = await build.FindAsync(TestContext.Current.CancellationToken);

        using var test = new ToolTest();
        var result = await test.RunInAsync(folder, ["lint", .. paths, "--rules", rules, "--format", "compact"]);
        Assert.Equal(expected, Lines(result));
        return expected;
    }

    private static IEnumerable<string> Lines(ToolResult result)
    {
        Assert.Equal("", result.Error);
        return result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);
    }
}
