using System.Diagnostics;
using System.Text;
using Plumbline.Tool.Projects;

namespace Plumbline.Tool.Upgrading;

/// <summary>Runs a command line that tells by its end whether all is well.</summary>
internal static class TestRun
{
    private const int LongestWhy = 300;

    /// <summary>Runs it in the shell.</summary>
    /// <param name="command">The command line.</param>
    /// <param name="folder">The folder that it runs in.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Null where it ends with 0, else the line that tells best why not, with paths as they are below the folder.</returns>
    public static async Task<string?> RunAsync(string command, string folder, CancellationToken cancellationToken)
    {
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd", ["/c", command]) : new ProcessStartInfo("/bin/sh", ["-c", command]);
        start.WorkingDirectory = folder;
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        DotnetCommand.Prepare(start);
        var said = new StringBuilder();
        using var process = new Process { StartInfo = start };
        void Note(object sender, DataReceivedEventArgs line)
        {
            lock (said)
                said.Append(line.Data).Append('\n');
        }

        process.OutputDataReceived += Note;
        process.ErrorDataReceived += Note;
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        lock (said)
            return process.ExitCode == 0 ? null : Why(said.ToString().Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal), process.ExitCode);
    }

    private static string Why(string said, int code)
    {
        var lines = said.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var line = lines.FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase))
            ?? lines.FirstOrDefault(line => line.Contains("fail", StringComparison.OrdinalIgnoreCase))
            ?? lines.LastOrDefault()
            ?? $"it ended with {code} and said nothing";
        return line.Length > LongestWhy ? line[..LongestWhy] + "..." : line;
    }
}
