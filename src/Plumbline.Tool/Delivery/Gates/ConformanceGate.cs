using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;
using Plumbline.Tool.Delivery.Providers;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Delivery.Gates;

/// <summary>
/// Runs the service's own conformance suite, which was staged with it, against a new instance. Only requests that change nothing are sent:
/// its data is that of the callers.
/// </summary>
/// <param name="reports">The folder for what it says.</param>
internal sealed class ConformanceGate(string reports)
{
    // What xunit's runner ends with where no test ran.
    private const int NoTests = 8;

    /// <summary>Runs the suite.</summary>
    /// <param name="release">The release.</param>
    /// <param name="port">Where the instance listens.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What is wrong, null where nothing is; and what ran.</returns>
    public async Task<(string? Problem, string Ran)> RunAsync(ReleaseFolder release, int port, TimeSpan patience, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(reports);
        var name = $"{release.Manifest.Service}-{release.Manifest.Digest}";
        var report = Path.Combine(reports, $"{name}.xml");
        File.Delete(report);
        // Which of xunit's two runners a project is built with, its program alone knows.
        List<string> platform = ["--no-ansi", "--no-progress", "--results-directory", reports, "--report-xunit", "--report-xunit-filename", $"{name}.xml"];
        List<string> native = ["-noColor", "-noLogo", "-xml", report];
        if (release.Manifest.SuiteClass is { } suiteClass)
        {
            platform.AddRange(["--filter-class", suiteClass]);
            native.AddRange(["-class", suiteClass]);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            var (code, output) = await RunAsync(release, port, platform, limit.Token).ConfigureAwait(false);
            if (code != 0 && !File.Exists(report) && output.Contains("unknown option", StringComparison.OrdinalIgnoreCase))
                (code, output) = await RunAsync(release, port, native, limit.Token).ConfigureAwait(false);
            await File.WriteAllTextAsync(Path.Combine(reports, $"{name}.txt"), output, cancellationToken).ConfigureAwait(false);
            return Judge(code, report, output);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (string.Create(CultureInfo.InvariantCulture, $"the suite did not end within {patience.TotalSeconds} s"), "");
        }
    }

    private static async Task<(int Code, string Output)> RunAsync(ReleaseFolder release, int port, List<string> args, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(DotnetProgram.Path, [Path.Combine(release.Suite, release.Manifest.Suite!), .. args])
        {
            WorkingDirectory = release.Suite,
            RedirectStandardInput = true,
        };
        start.Environment["PLUMBLINE_CONFORMANCE_URL"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/");
        start.Environment["PLUMBLINE_CONFORMANCE_SAFE"] = "1";
        // These are of whoever runs this command, in case that is a suite itself.
        foreach (var variable in new[] { "PLUMBLINE_CONFORMANCE_REPORT", "PLUMBLINE_CONFORMANCE_SEED", "TESTINGPLATFORM_UI_LANGUAGE" })
            start.Environment.Remove(variable);

        var (code, output, error) = await ChildProcess.RunAsync(start, cancellationToken).ConfigureAwait(false);
        return (code, output + error);
    }

    private static (string? Problem, string Ran) Judge(int code, string report, string output)
    {
        if (code == NoTests)
            return ("the suite has no test of that class; correct 'conformance' in plumbline.deliver.json", "");
        if (!File.Exists(report))
            return ($"the suite cannot be run: {output.Trim().Split('\n')[^1].Trim()}", "");

        var tests = XDocument.Load(report).Descendants("test").ToList();
        int Count(string result) => tests.Count(test => (string?)test.Attribute("result") == result);
        var ran = string.Create(CultureInfo.InvariantCulture, $"{Count("Pass")} checks passed, {Count("Skip")} left out because they change something");
        if (code == 0 && Count("Pass") > 0)
            return (null, ran);
        if (Count("Fail") == 0)
            return ($"the suite ended with {code} and checked nothing", ran);

        var failed = tests.First(test => (string?)test.Attribute("result") == "Fail");
        var message = (failed.Descendants("message").FirstOrDefault()?.Value ?? "").Trim().ReplaceLineEndings(" ");
        return (string.Create(CultureInfo.InvariantCulture, $"{Count("Fail")} of {tests.Count} checks fail, the first: {(message.Length > 500 ? message[..500] + "..." : message)}"), ran);
    }
}
