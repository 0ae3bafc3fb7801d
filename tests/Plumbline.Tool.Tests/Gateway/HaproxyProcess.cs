using System.Diagnostics;
using System.Text;

namespace Plumbline.Tool.Tests.Gateway;

/// <summary>HAProxy with a configuration, for as long as this lives.</summary>
internal sealed class HaproxyProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _log = new();

    private HaproxyProcess(Process process) => _process = process;

    /// <summary>What it said.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    public static HaproxyProcess Start(string configuration)
    {
        var start = new ProcessStartInfo("haproxy", ["-db", "-f", configuration]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        var haproxy = new HaproxyProcess(process);
        process.OutputDataReceived += (_, line) => haproxy.Note(line.Data);
        process.ErrorDataReceived += (_, line) => haproxy.Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return haproxy;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Note(string? line)
    {
        // Every request is a line; what is of interest are the servers that come and go.
        if (line is null || !line.Contains("Server ", StringComparison.Ordinal))
            return;

        lock (_log)
            _log.AppendLine(line);
    }
}
