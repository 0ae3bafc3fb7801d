using System.Diagnostics;
using Plumbline.Tests.Shared;

namespace Plumbline.Benchmarks.Processes;

/// <summary>A service in a process of its own, so that its processor time is nobody else's.</summary>
internal sealed class ChildServer : IDisposable
{
    private readonly Process _process;

    private ChildServer(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The processor time that it took so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts a program and waits until it answers.</summary>
    /// <param name="path">A path that answers with success.</param>
    /// <param name="program">The assembly.</param>
    /// <param name="arguments">Its arguments; the address is added.</param>
    public static async Task<ChildServer> StartAsync(string path, string program, params string[] arguments)
    {
        var address = new Uri($"http://127.0.0.1:{FreePorts.One()}");
        var start = new ProcessStartInfo("dotnet", ["exec", program, .. arguments, "--urls", address.ToString().TrimEnd('/')]) { RedirectStandardOutput = true };
        var server = new ChildServer(Process.Start(start)!, address);
        server._process.OutputDataReceived += (_, _) => { };
        server._process.BeginOutputReadLine();
        using var http = new HttpClient { BaseAddress = address };
        while (true)
        {
            try
            {
                using var response = await http.GetAsync(path);
                response.EnsureSuccessStatusCode();
                return server;
            }
            catch (HttpRequestException) when (!server._process.HasExited)
            {
                await Task.Delay(2);
            }
        }
    }

    /// <summary>Stops it.</summary>
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
