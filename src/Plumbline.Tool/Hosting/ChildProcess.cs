using System.Diagnostics;

namespace Plumbline.Tool.Hosting;

/// <summary>Runs other programs to their end.</summary>
internal static class ChildProcess
{
    /// <summary>Runs one; it ends with everything it started when the waiting is given up.</summary>
    /// <param name="start">The program. What it writes is taken here; where its input is redirected, it gets none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How it ended, and what it said.</returns>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public static async Task<(int Code, string Output, string Error)> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        if (start.RedirectStandardInput)
            process.StandardInput.Close();
        try
        {
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return (process.ExitCode, output, await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
