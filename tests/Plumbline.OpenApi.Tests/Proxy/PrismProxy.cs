using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Plumbline.Tests.Shared;

namespace Plumbline.OpenApi.Tests.Proxy;

/// <summary>Stoplight's Prism between a client and a service: it says in a header of each answer what the description does not allow.</summary>
internal sealed class PrismProxy : IDisposable
{
    private const string Package = "@stoplight/prism-cli@5.16.0";

    private readonly Process _process;

    private PrismProxy(Process process, Uri address)
    {
        _process = process;
        Client = new() { BaseAddress = address };
    }

    public HttpClient Client { get; }

    /// <summary>Starts it.</summary>
    /// <param name="description">The description's file.</param>
    /// <param name="service">The service behind it.</param>
    public static async Task<PrismProxy> StartAsync(string description, Uri service)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var tools = await NodeTools.InstallAsync("prism", [Package], cancellationToken);
        var port = FreePorts.One();
        var start = new ProcessStartInfo("node")
        {
            ArgumentList = { $"{tools}/node_modules/@stoplight/prism-cli/dist/index.js", "proxy", description, service.AbsoluteUri.TrimEnd('/'), "-h", "127.0.0.1", "-p", $"{port}" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var lines = new System.Collections.Concurrent.ConcurrentQueue<string?>();
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var proxy = new PrismProxy(process, new($"http://127.0.0.1:{port}"));
        try
        {
            await Task.WhenAny(listening.Task, process.WaitForExitAsync(cancellationToken)).WaitAsync(TimeSpan.FromMinutes(2), cancellationToken);
            Assert.True(listening.Task.IsCompleted, string.Join('\n', lines));
            return proxy;
        }
        catch
        {
            proxy.Dispose();
            throw;
        }

        void Note(string? line)
        {
            lines.Enqueue(line);
            if (line?.Contains("is listening", StringComparison.Ordinal) == true)
                listening.TrySetResult();
        }
    }

    /// <summary>Sends a request and gives what Prism says about the answer.</summary>
    public async Task<(HttpStatusCode Status, string Body, IReadOnlyList<string> Violations)> SendAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
            request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");

        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, body, response.Headers.TryGetValues("sl-violations", out var values) ? [.. values.SelectMany(Violations)] : []);
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);

        _process.WaitForExit();
        _process.Dispose();
    }

    // What is wrong with requests is no news where a test sends something wrong.
    private static IEnumerable<string> Violations(string header)
    {
        using var violations = JsonDocument.Parse(header);
        return [.. violations.RootElement.EnumerateArray()
            .Where(violation => violation.GetProperty("location")[0].GetString() == "response")
            .Select(violation => violation.GetRawText())];
    }
}
