using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Plumbline.Package.Tests.Harness;

/// <summary>A finished process: how it ended and everything it wrote.</summary>
internal sealed record Command(int ExitCode, string Output)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(15);

    /// <summary>Requires a failure that says something, by a regular expression.</summary>
    internal void AssertFails(string pattern)
    {
        Assert.NotEqual(0, ExitCode);
        Assert.True(Regex.IsMatch(Output, pattern), $"'{pattern}' is not in:\n{Output}");
    }

    internal static async Task<Command> RunAsync(string folder, string file, params IEnumerable<string> arguments)
    {
        using var process = new Process { StartInfo = StartInfo(folder, file, arguments) };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(s_limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return new(-1, $"{file} took longer than {s_limit}.\n{output}");
        }

        lock (output)
            return new(process.ExitCode, output.ToString());
    }

    /// <summary>A process that shares nothing with the test's own: no inherited build settings, no lingering build nodes.</summary>
    internal static ProcessStartInfo StartInfo(string folder, string file, IEnumerable<string> arguments)
    {
        var info = new ProcessStartInfo(file)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
            info.ArgumentList.Add(argument);
        info.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        info.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        info.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var inherited in info.Environment.Keys.Where(key => key.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || key is "CI" or "MSBuildSDKsPath").ToList())
            info.Environment.Remove(inherited);
        return info;
    }

    private static void Append(StringBuilder output, string? line)
    {
        lock (output)
            output.AppendLine(line);
    }
}
