using System.Globalization;
using Plumbline.Package.Tests.Harness;

namespace Plumbline.Package.Tests.Cost;

/// <summary>A compiler server of one test's own: warm after the first build, and asked for the processor time that it took.</summary>
internal sealed class CompilerServer : IAsyncDisposable
{
    private readonly string _name = $"plumbline-cost-{Environment.ProcessId}-{Guid.NewGuid():N}";

    /// <summary>What makes a build use it.</summary>
    public IReadOnlyList<string> Arguments => ["-p:UseSharedCompilation=true", $"-p:SharedCompilationId={_name}"];

    /// <summary>Processor time so far, in milliseconds; nought before the first build.</summary>
    public double Milliseconds()
    {
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _)))
        {
            try
            {
                var call = File.ReadAllText(Path.Combine(process, "cmdline"));
                if (!call.Contains("VBCSCompiler", StringComparison.Ordinal) || !call.Contains(_name, StringComparison.Ordinal))
                    continue;

                // The name in brackets may have blanks; user and system time are the 12th and 13th word behind it, in hundredths of a second.
                var words = File.ReadAllText(Path.Combine(process, "stat")).Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                return (long.Parse(words[11], CultureInfo.InvariantCulture) + long.Parse(words[12], CultureInfo.InvariantCulture)) * 10;
            }
            catch (IOException)
            {
                // It ended while we looked.
            }
        }

        return 0;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        var sdk = await Command.RunAsync(Path.GetTempPath(), "dotnet", "--list-sdks");
        var newest = sdk.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        var folder = Path.Combine(newest[(newest.IndexOf('[', StringComparison.Ordinal) + 1)..].Trim().TrimEnd(']'), newest.Split(' ')[0]);
        await Command.RunAsync(Path.GetTempPath(), "dotnet", Path.Combine(folder, "Roslyn", "bincore", "VBCSCompiler.dll"), "-shutdown", $"-pipename:{_name}");
    }
}
