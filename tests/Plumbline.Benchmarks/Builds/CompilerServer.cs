using System.Diagnostics;
using System.Globalization;

namespace Plumbline.Benchmarks.Builds;

/// <summary>A compiler server under a name of its own: the first build with that name starts it.</summary>
/// <param name="name">The name.</param>
internal sealed class CompilerServer(string name) : IDisposable
{
    private Process? _process;

    /// <summary>The name, as <c>SharedCompilationId</c> takes it.</summary>
    public string Name => name;

    /// <summary>Nanoseconds of processor time so far; nothing before the first build.</summary>
    public double ProcessorTime
    {
        get
        {
            if (Find() is not { } process)
                return 0;

            process.Refresh();
            return process.TotalProcessorTime.TotalNanoseconds;
        }
    }

    /// <summary>The most memory that it ever had, in bytes.</summary>
    public double PeakMemory
    {
        get
        {
            if (Find() is not { } process)
                return 0;

            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        if (Find() is not { } process)
            return;

        process.Kill();
        process.WaitForExit();
        process.Dispose();
        _process = null;
    }

    // By its command line, which only Linux shows to others without more ado.
    private Process? Find()
    {
        if (_process is not null || !OperatingSystem.IsLinux())
            return _process;

        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                continue;

            try
            {
                if (File.ReadAllText(Path.Combine(folder, "cmdline")).Contains($"-pipename:{name}", StringComparison.Ordinal))
                    return _process = Process.GetProcessById(id);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                // It ended while it was looked at.
            }
        }

        return null;
    }
}
