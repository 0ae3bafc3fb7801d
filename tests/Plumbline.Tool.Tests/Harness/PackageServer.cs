using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Plumbline.Tool.Tests.Harness;

/// <summary>The packages of a folder as a source on this machine that knows of a weak spot in one of them.</summary>
internal sealed class PackageServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _folder;
    private readonly string _weak;
    private readonly string _advisory;
    private readonly Task _loop;

    public PackageServer(string folder, string weak, string advisory)
    {
        (_folder, _weak, _advisory) = (folder, weak, advisory);
        _listener.Start();
        Root = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _loop = AcceptAsync();
    }

    public string Index => Root + "index.json";

    private string Root { get; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _loop;
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await _listener.AcceptSocketAsync());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Stopped.
        }
    }

    private async Task AnswerAsync(Socket socket)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            if (await reader.ReadLineAsync() is not { } line)
                return;

            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
                // Headers are of no interest.
            }

            var body = Find(line.Split(' ')[1]);
            var head = body is null ? "HTTP/1.1 404 Not Found" : "HTTP/1.1 200 OK";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{head}\r\nContent-Length: {body?.Length ?? 0}\r\nConnection: close\r\n\r\n")));
            await stream.WriteAsync(body ?? []);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            // The other side went away.
        }
    }

    private byte[]? Find(string path)
    {
        byte[] Json(string text) => Encoding.UTF8.GetBytes(text.Replace("ROOT/", Root, StringComparison.Ordinal));
        var parts = path.Trim('/').Split('/');
        var packages = Directory.GetFiles(_folder, "*.nupkg").Select(file => Path.GetFileNameWithoutExtension(file)!).ToList();
        string? Version(string id) => packages.Find(package => package.StartsWith(id + ".", StringComparison.OrdinalIgnoreCase))?[(id.Length + 1)..];
        var weak = $"{{ \"url\": \"{_advisory}\", \"severity\": 3, \"versions\": \"(, 9.0.0)\" }}";
        return parts switch
        {
            ["index.json"] => Json("""
                { "version": "3.0.0", "resources": [
                  { "@id": "ROOT/flat/", "@type": "PackageBaseAddress/3.0.0" },
                  { "@id": "ROOT/registration/", "@type": "RegistrationsBaseUrl/3.6.0" },
                  { "@id": "ROOT/weak.json", "@type": "VulnerabilityInfo/6.7.0" } ] }
                """),
            ["weak.json"] => Json("""[{ "@name": "base", "@id": "ROOT/weak-base.json", "@updated": "2026-11-01T00:00:00Z" }]"""),
            ["weak-base.json"] => Json($"{{ \"{_weak.ToLowerInvariant()}\": [{weak}] }}"),
            ["flat", var id, "index.json"] when Version(id) is { } version => Json($"{{ \"versions\": [\"{version}\"] }}"),
            ["flat", var id, var version, _] when Version(id) == version => File.ReadAllBytes(Directory.GetFiles(_folder, "*.nupkg").Single(file => Path.GetFileName(file).Equals($"{id}.{version}.nupkg", StringComparison.OrdinalIgnoreCase))),
            ["registration", var id, "index.json"] when Version(id) is { } version => Json($$"""
                { "count": 1, "items": [{ "@id": "ROOT/registration/{{id}}/index.json#page", "lower": "{{version}}", "upper": "{{version}}", "count": 1, "items": [{
                  "@id": "ROOT/registration/{{id}}/{{version}}.json",
                  "packageContent": "ROOT/flat/{{id}}/{{version}}/{{id}}.{{version}}.nupkg",
                  "catalogEntry": { "@id": "ROOT/catalog/{{id}}.json", "id": "{{id}}", "version": "{{version}}", "listed": true,
                    "vulnerabilities": [{ "advisoryUrl": "{{_advisory}}", "severity": "3" }] } }] }] }
                """),
            _ => null,
        };
    }
}
