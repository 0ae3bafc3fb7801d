using Plumbline.Tests.Shared;

namespace Plumbline.OpenApi.Tests.Validators;

/// <summary>Every description passes validators that others wrote, without an error; and these validators do find errors.</summary>
public sealed class PublicValidatorTests
{
    private const string Redocly = "@redocly/cli@2.77.0";
    private const string Spectral = "@stoplight/spectral-cli@6.16.3";

    [Fact]
    public async Task Redocly_finds_no_error_in_any_description()
    {
        var (folder, count) = Descriptions.All.Value;
        var (code, output) = await RedoclyAsync(Path.Combine(folder, "*.json"));
        Assert.True(code == 0, output);
        Assert.Equal(count, output.Split(": validated in ").Length - 1);
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} descriptions");
    }

    [Fact]
    public async Task Redocly_finds_what_is_wrong()
    {
        using var broken = new BrokenDescription();
        var (code, output) = await RedoclyAsync(broken.File);
        Assert.NotEqual(0, code);
        Assert.Contains("no-unresolved-refs", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spectral_finds_no_error_in_any_description()
    {
        var (code, output) = await SpectralAsync(Path.Combine(Descriptions.All.Value.Folder, "*.json"));
        Assert.True(code == 0, output);
        Assert.Contains("No results with a severity of 'error' found!", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spectral_finds_what_is_wrong()
    {
        using var broken = new BrokenDescription();
        var (code, output) = await SpectralAsync(broken.File);
        Assert.NotEqual(0, code);
        Assert.Contains("no_such_schema", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> RedoclyAsync(string files)
    {
        var tools = await NodeTools.InstallAsync("redocly", [Redocly], TestContext.Current.CancellationToken);
        var settings = Path.Combine(tools, "redocly.yaml");
        await File.WriteAllTextAsync(settings, "extends:\n  - spec\ntelemetry: off\n", TestContext.Current.CancellationToken);
        return await NodeTools.RunAsync(
            tools, "node", ["node_modules/@redocly/cli/bin/cli.js", "lint", "--config", settings, "--format=stylish", files], TestContext.Current.CancellationToken);
    }

    private static async Task<(int Code, string Output)> SpectralAsync(string files)
    {
        var tools = await NodeTools.InstallAsync("spectral", [Spectral], TestContext.Current.CancellationToken);
        var rules = Path.Combine(tools, "rules.yaml");
        await File.WriteAllTextAsync(rules, "extends: [\"spectral:oas\"]\n", TestContext.Current.CancellationToken);
        return await NodeTools.RunAsync(
            tools,
            "node",
            ["node_modules/@stoplight/spectral-cli/dist/index.js", "lint", "--ruleset", rules, "--fail-severity", "error", "--display-only-failures", files],
            TestContext.Current.CancellationToken);
    }

    /// <summary>A description with a reference to nothing.</summary>
    private sealed class BrokenDescription : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("plumbline-openapi-").FullName;

        public BrokenDescription() => System.IO.File.WriteAllText(
            File, Descriptions.OfExample("user").Replace("#/components/schemas/user_form\"", "#/components/schemas/no_such_schema\"", StringComparison.Ordinal));

        public string File => Path.Combine(_folder, "broken.json");

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
