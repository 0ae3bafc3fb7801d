using System.Text.Json;
using Plumbline.Tests.Shared;

namespace Plumbline.Pages.Tests.Browser;

/// <summary>Runs a script of this folder in a real browser.</summary>
internal static class Browser
{
    private const string Driver = "playwright-core@1.64.1";

    /// <summary>Where pictures of pages are left, for people to look at.</summary>
    public static string Pictures { get; } = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "pictures")).FullName;

    /// <summary>Runs a script.</summary>
    /// <param name="script">Its file.</param>
    /// <param name="page">The page's address.</param>
    /// <returns>What the script saw.</returns>
    public static async Task<JsonElement> RunAsync(string script, Uri page)
    {
        if (!File.Exists("/usr/bin/chromium") && Environment.GetEnvironmentVariable("CHROMIUM") is null)
            Assert.Skip("There is no Chromium on this machine.");

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(4));
        var tools = await NodeTools.InstallAsync("browser", [Driver], limit.Token);
        var file = Path.Combine(AppContext.BaseDirectory, "Browser", script);
        var (code, output) = await NodeTools.RunAsync(AppContext.BaseDirectory, "node", [file, tools, page.AbsoluteUri, Pictures], limit.Token);
        var result = output.Split('\n').FirstOrDefault(line => line.StartsWith("RESULT ", StringComparison.Ordinal));
        Assert.True(code == 0 && result is not null, output);
        return JsonDocument.Parse(result["RESULT ".Length..]).RootElement.Clone();
    }

    /// <summary>Everything asked for came from the page's own service, and the page had nothing to complain about.</summary>
    public static void StaysAtHome(JsonElement seen, Uri page)
    {
        Assert.NotEmpty(seen.GetProperty("requests").EnumerateArray());
        Assert.All(seen.GetProperty("requests").EnumerateArray(), request =>
            Assert.True(request.GetString()!.StartsWith(new Uri(page, "/").AbsoluteUri, StringComparison.Ordinal) || request.GetString()!.StartsWith("data:", StringComparison.Ordinal), request.GetString()));
        Assert.Empty(seen.GetProperty("console").EnumerateArray().Where(line => line.GetString()!.StartsWith("error", StringComparison.Ordinal)).Select(line => line.GetString()));
    }
}
