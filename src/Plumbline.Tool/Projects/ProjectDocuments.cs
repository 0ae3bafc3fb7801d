using System.Diagnostics;
using System.Text.Json;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Projects;

/// <summary>The documents of a C# project with their roles, as MSBuild itself sees them.</summary>
/// <param name="Name">The project's name.</param>
/// <param name="Additional">The absolute paths and roles, and where imports say that they live; what the project does not say is empty.</param>
internal sealed record ProjectDocuments(string Name, IReadOnlyList<(string Path, string Role, string Uri)> Additional)
{
    /// <summary>Asks MSBuild.</summary>
    /// <param name="projectPath">The project file's absolute path.</param>
    public static ProjectDocuments Read(string projectPath)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", projectPath, "-getItem:AdditionalFiles", "-nologo"])
        {
            WorkingDirectory = Path.GetDirectoryName(projectPath),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Inside of a build these would point at that build's SDK.
        foreach (var variable in new[] { "MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH" })
            start.Environment.Remove(variable);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start) ?? throw new ToolException("dotnet cannot be started");
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new ToolException($"'{projectPath}' cannot be read: {(output + error.GetAwaiter().GetResult()).Trim().Split('\n')[0]}");

        using var json = JsonDocument.Parse(output);
        var items = json.RootElement.GetProperty("Items").GetProperty("AdditionalFiles").EnumerateArray();
        return new(
            Path.GetFileNameWithoutExtension(projectPath),
            [.. items.Select(item => (item.GetProperty("FullPath").GetString()!, Text(item, "PlumblineRole"), Text(item, "PlumblineUri")))]);
    }

    private static string Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
