using System.Diagnostics;

namespace Plumbline.Tool.Tests.Harness;

/// <summary>Runs other programs.</summary>
internal static class Processes
{
    /// <summary>Runs a program to its end; it must end with 0.</summary>
    public static async Task<string> RunAsync(string folder, string program, params string[] args)
    {
        var (code, output) = await TryRunAsync(folder, program, args);
        Assert.True(code == 0, $"'{program} {string.Join(' ', args)}' ended with {code}:\n{output}");
        return output;
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int Code, string Output)> TryRunAsync(string folder, string program, params string[] args)
    {
        var start = new ProcessStartInfo(program, args) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // Test runners set these for their own child processes; they would confuse others.
        foreach (var variable in new[] { "MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH" })
            start.Environment.Remove(variable);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await error);
    }
}
