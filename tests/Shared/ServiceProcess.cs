using System.Diagnostics;

namespace Plumbline.Tests.Shared;

/// <summary>A service of the example company in a process of its own, which can be killed and started again.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private readonly string _name;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly string _folder = Directory.CreateTempSubdirectory("plumbline-chaos-").FullName;
    private Process? _process;

    public ServiceProcess(string name, IReadOnlyDictionary<string, string> settings)
    {
        (_name, _settings) = (name, settings);
        Address = new($"http://127.0.0.1:{FreePorts.One()}/");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => _process?.Kill(entireProcessTree: true);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The number of its process.</summary>
    public int Id => _process!.Id;

    /// <summary>How often it was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>What it has written so far; the end of it where that is much.</summary>
    public string Log
    {
        get
        {
            using var file = new FileStream(Path.Combine(_folder, "log"), FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite);
            file.Seek(-Math.Min(file.Length, 20_000), SeekOrigin.End);
            return new StreamReader(file).ReadToEnd();
        }
    }

    /// <summary>Starts it; done when it answers.</summary>
    public async Task StartAsync()
    {
        // Where this test was built, the services were too.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var assembly = Repository.PathOf($"sample-service/{_name}/bin/{configuration}/net10.0/{_name}.dll");
        var info = new ProcessStartInfo("/bin/sh", ["-c", "log=$1; shift; exec \"$@\" >> \"$log\" 2>&1 < /dev/null", "sh", Path.Combine(_folder, "log"), "dotnet", assembly, "--urls", Address.ToString()])
        {
            WorkingDirectory = _folder,
        };
        info.Environment["Logging__LogLevel__Microsoft.AspNetCore"] = "Warning";
        foreach (var (name, value) in _settings)
            info.Environment[name] = value;

        _process = Process.Start(info)!;
        await UntilAnsweringAsync(TimeSpan.FromMinutes(4));
    }

    /// <summary>Kills it as the kernel would that runs out of memory.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process)
            return;

        Kills++;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        _process = null;
    }

    /// <summary>Stops the process in the middle of whatever it does, as a machine that swaps or a paused virtual one does; it does not know.</summary>
    public Task SuspendAsync() => SignalAsync("STOP");

    /// <summary>Lets it go on.</summary>
    public Task ResumeAsync() => SignalAsync("CONT");

    /// <summary>Asks it to stop, as whoever runs services does.</summary>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> StopAsync()
    {
        var time = Stopwatch.StartNew();
        await SignalAsync("TERM");
        await _process!.WaitForExitAsync();
        _process.Dispose();
        _process = null;
        return time.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("/bin/kill", [$"-{signal}", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private async Task UntilAnsweringAsync(TimeSpan patience)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(10) };
        var end = DateTime.UtcNow + patience;
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("_internal_/healthcheck", UriKind.Relative));
                return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // It may have met a fault while it started; whoever runs services starts them again, and so do we.
                if (_process is { HasExited: true } && DateTime.UtcNow < end)
                {
                    await StartAsync();
                    return;
                }

                if (DateTime.UtcNow > end)
                    throw new InvalidOperationException($"{_name} did not start: {Log}");

                await Task.Delay(100);
            }
        }
    }
}
