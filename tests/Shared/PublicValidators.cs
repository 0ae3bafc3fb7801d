namespace Plumbline.Tests.Shared;

/// <summary>Validators of OpenAPI that others wrote, from the npm registry.</summary>
internal static class PublicValidators
{
    private const string Redocly = "@redocly/cli@2.77.0";
    private const string Spectral = "@stoplight/spectral-cli@6.16.3";

    /// <summary>Requires that no validator finds an error; skips the test where they cannot be had.</summary>
    /// <param name="file">The description.</param>
    public static async Task FindNoErrorAsync(string file)
    {
        foreach (var (code, output) in new[] { await RedoclyAsync(file), await SpectralAsync(file) })
            Assert.True(code == 0, output);
    }

    /// <summary>Runs Redocly over descriptions.</summary>
    /// <param name="files">A file, or a pattern.</param>
    public static async Task<(int Code, string Output)> RedoclyAsync(string files)
    {
        var tools = await NodeTools.InstallAsync("redocly", [Redocly], TestContext.Current.CancellationToken);
        var settings = Path.Combine(tools, "redocly.yaml");
        await File.WriteAllTextAsync(settings, "extends:\n  - spec\ntelemetry: off\n", TestContext.Current.CancellationToken);
        return await NodeTools.RunAsync(
            tools, "node", ["node_modules/@redocly/cli/bin/cli.js", "lint", "--config", settings, "--format=stylish", files], TestContext.Current.CancellationToken);
    }

    /// <summary>Runs Spectral with its rules for OpenAPI over descriptions.</summary>
    /// <param name="files">A file, or a pattern.</param>
    public static async Task<(int Code, string Output)> SpectralAsync(string files)
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
}
