using System.Diagnostics;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Projects;

/// <summary>Runs the .NET command line.</summary>
internal static class DotnetCommand
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="args">Its arguments.</param>
    /// <param name="folder">The folder that it runs in.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How it ended, and what it said.</returns>
    public static async Task<(int Code, string Output, string Error)> RunAsync(IReadOnlyList<string> args, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", args) { WorkingDirectory = folder };
        Prepare(start);
        try
        {
            return await ChildProcess.RunAsync(start, cancellationToken).ConfigureAwait(false);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new ToolException("dotnet is not installed, or not on the PATH; projects are read by its MSBuild");
        }
    }

    /// <summary>Sets what any .NET command needs that runs inside of another one.</summary>
    /// <param name="start">The process to be.</param>
    public static void Prepare(ProcessStartInfo start)
    {
        // Inside of a build these would point at that build's SDK.
        foreach (var variable in new[] { "MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly" })
            start.Environment.Remove(variable);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
    }
}
