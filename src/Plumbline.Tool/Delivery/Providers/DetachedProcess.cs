using System.Diagnostics;
using System.Globalization;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Delivery.Providers;

/// <summary>
/// A process that outlives the command that started it. Its folder holds <c>pid</c> (number and start, so that a number that the system
/// has given to somebody else is never mistaken for it) and <c>log</c>.
/// </summary>
/// <param name="folder">The folder.</param>
internal sealed class DetachedProcess(string folder)
{
    // The shell notes its own number and then becomes the program: there is no moment at which the program runs and nobody knows of it.
    private const string Script = """
        folder=$1; shift
        if [ -r /proc/$$/stat ]; then start=$(cut -d ' ' -f 22 /proc/$$/stat); else start=$(ps -o lstart= -p $$ | tr -s ' ' _); fi
        printf '%s %s\n' $$ "$start" > "$folder/pid.new" && mv "$folder/pid.new" "$folder/pid" && exec "$@" >> "$folder/log" 2>&1 < /dev/null
        """;

    private string PidPath => Path.Combine(folder, "pid");

    /// <summary>The number of the process; null where it does not run.</summary>
    public int? ProcessId => Read() is { } known && StartOf(known.Id) == known.Start ? known.Id : null;

    /// <summary>The last lines that it wrote.</summary>
    public string LogTail
    {
        get
        {
            var path = Path.Combine(folder, "log");
            return File.Exists(path) ? string.Join('\n', File.ReadLines(path).TakeLast(12)) : "";
        }
    }

    /// <summary>Starts it, unless it runs.</summary>
    /// <param name="workingFolder">Where it runs.</param>
    /// <param name="command">Program and arguments.</param>
    /// <param name="environment">What is set beside the environment of this command.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task StartAsync(string workingFolder, IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        if (ProcessId is not null)
            return;

        Directory.CreateDirectory(folder);
        File.Delete(PidPath);
        string[] shell = ["/bin/sh", "-c", Script, "sh", folder, .. command];
        // In a session of its own, nothing that ends this command's terminal or job ends it.
        var words = File.Exists("/usr/bin/setsid") ? ["/usr/bin/setsid", .. shell] : shell;
        var start = new ProcessStartInfo(words[0], words[1..]) { WorkingDirectory = workingFolder };
        // Inside of a build or a test these would point at that one's SDK.
        foreach (var variable in new[] { "MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH" })
            start.Environment.Remove(variable);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start) ?? throw new ToolException("/bin/sh cannot be started; processes are started by it");
        for (var i = 0; !File.Exists(PidPath); i++)
        {
            if (i > 1000 || process.HasExited)
                throw new ToolException($"'{command[0]}' cannot be started; its log is in '{folder}'");
            await Task.Delay(10, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends it a signal.</summary>
    /// <param name="signal">The signal's name: <c>TERM</c>.</param>
    public void Signal(string signal)
    {
        if (ProcessId is not { } id)
            return;

        using var kill = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"kill -{signal} {id.ToString(CultureInfo.InvariantCulture)}"]) { RedirectStandardError = true })!;
        kill.WaitForExit();
    }

    /// <summary>Ends it: asked first, killed after the patience.</summary>
    /// <param name="patience">How long it may take.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task StopAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        Signal("TERM");
        var started = Stopwatch.GetTimestamp();
        while (ProcessId is not null && Stopwatch.GetElapsedTime(started) < patience)
            await Task.Delay(50, cancellationToken).ConfigureAwait(false);

        Signal("KILL");
        while (ProcessId is not null)
            await Task.Delay(20, cancellationToken).ConfigureAwait(false);
        if (File.Exists(PidPath))
            File.Delete(PidPath);
    }

    private (int Id, string Start)? Read()
    {
        try
        {
            var parts = File.ReadAllText(PidPath).Split(' ', 2);
            return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 1 ? (id, parts[1].Trim()) : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    // Null where there is no such process, or only what is left of one that has ended.
    private static string? StartOf(int id)
    {
        try
        {
            if (!OperatingSystem.IsLinux())
                return StartByPs(id);

            // The name in brackets may hold anything, so what follows the last one counts: state first, start as the twentieth.
            var text = File.ReadAllText($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : fields[19];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? StartByPs(int id)
    {
        using var ps = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"ps -o lstart= -p {id.ToString(CultureInfo.InvariantCulture)} | tr -s ' ' _"]) { RedirectStandardOutput = true })!;
        var text = ps.StandardOutput.ReadToEnd().Trim();
        ps.WaitForExit();
        return text.Length == 0 ? null : text;
    }
}
