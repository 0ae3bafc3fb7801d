using System.Diagnostics;

namespace Plumbline.Tests.Shared;

/// <summary>Tools from the npm registry, in exact versions and in a folder of their own; none of their install scripts runs.</summary>
internal static class NodeTools
{
    private static readonly SemaphoreSlim s_installing = new(1, 1);

    /// <summary>Makes packages ready; skips the test, with the reason, where this machine cannot get them.</summary>
    /// <param name="name">The folder's name, one for each set of packages.</param>
    /// <param name="packages">The packages, each <c>name@version</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The folder, with <c>node_modules</c> in it.</returns>
    public static async Task<string> InstallAsync(string name, string[] packages, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "npm", name);
        await s_installing.WaitAsync(cancellationToken);
        try
        {
            var done = Path.Combine(folder, "installed.txt");
            var wanted = string.Join('\n', packages);
            if (File.Exists(done) && await File.ReadAllTextAsync(done, cancellationToken) == wanted)
                return folder;

            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), """{ "name": "tools", "version": "1.0.0", "private": true }""", cancellationToken);
            var (code, output) = await RunAsync(
                folder, "npm", ["install", "--no-package-lock", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", .. packages], cancellationToken);
            if (code != 0)
                Assert.Skip($"npm could not install {string.Join(", ", packages)}: {output}");

            await File.WriteAllTextAsync(done, wanted, cancellationToken);
            return folder;
        }
        finally
        {
            s_installing.Release();
        }
    }

    /// <summary>Runs a program to its end.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="program">The program; the test is skipped where there is none.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Kills it.</param>
    public static async Task<(int Code, string Output)> RunAsync(string folder, string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"There is no '{program}' on this machine.");
        }

        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
