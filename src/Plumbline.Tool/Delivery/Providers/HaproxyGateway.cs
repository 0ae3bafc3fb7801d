using System.Diagnostics;
using System.Globalization;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Export.Gateway;
using Plumbline.Tool.Delivery.Settings;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Delivery.Providers;

/// <summary>
/// HAProxy in front of the services. Each place for an instance is a server of its configuration, so that switching is an order at its
/// socket and nothing is loaded anew; only other routes are, and then the old process ends its requests while the new one takes the next.
/// </summary>
/// <param name="folder">Its folder.</param>
/// <param name="settings">Where it listens.</param>
internal sealed class HaproxyGateway(string folder, GatewaySettings settings)
{
    private readonly DetachedProcess _process = new(folder);
    private readonly HaproxySocket _admin = new(Path.Combine(folder, "admin.sock"));
    private readonly HaproxySocket _master = new(Path.Combine(folder, "master.sock"));

    private string ConfigurationPath => Path.Combine(folder, "haproxy.cfg");

    // What was loaded last, without who is open: that alone is no reason to load again.
    private string LoadedPath => Path.Combine(folder, "loaded");

    /// <summary>The number of its process; null where it does not run.</summary>
    public int? ProcessId => _process.ProcessId;

    /// <summary>Writes the configuration, and makes HAProxy take it where the routes are others.</summary>
    /// <param name="routes">All services that callers reach.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>Whether the routes were others before.</returns>
    public async Task<bool> RouteAsync(IReadOnlyList<ServiceRoutes> routes, CancellationToken cancellationToken)
    {
        _admin.RequireUsable();
        _master.RequireUsable();
        Directory.CreateDirectory(folder);
        var (text, shape) = Configuration(routes);
        OutputFile.Write(ConfigurationPath, text);
        if (_process.ProcessId is null)
        {
            await CheckAsync(cancellationToken).ConfigureAwait(false);
            await StartAsync(cancellationToken).ConfigureAwait(false);
            OutputFile.Write(LoadedPath, shape);
            return true;
        }

        if (File.Exists(LoadedPath) && await File.ReadAllTextAsync(LoadedPath, cancellationToken).ConfigureAwait(false) == shape)
            return false;

        await CheckAsync(cancellationToken).ConfigureAwait(false);
        await ReloadAsync(cancellationToken).ConfigureAwait(false);
        OutputFile.Write(LoadedPath, shape);
        return true;
    }

    /// <summary>Lets requests go to an instance, or no new ones, in every backend of its service.</summary>
    public async Task SetTrafficAsync(ServiceRoutes service, int slot, Traffic traffic, CancellationToken cancellationToken)
    {
        var state = traffic switch { Traffic.Open => "ready", Traffic.Draining => "drain", _ => "maint" };
        foreach (var name in Names(service))
        {
            var rows = await RowsAsync(name, slot, cancellationToken).ConfigureAwait(false);
            // The first backend keeps the health, and the other follows it in everything.
            if (rows.Count == 0)
                throw new ToolException($"HAProxy has no place {slot + 1} of '{name}'; its configuration is not what deliveries wrote, stop it and run the command again");
            var answer = await _admin.AskAsync($"set server {rows[0].Backend}/{HaproxyConfig.Server(name, slot)} state {state}", cancellationToken).ConfigureAwait(false);
            if (answer.Length > 0)
                throw new ToolException($"HAProxy refuses 'state {state}' of {rows[0].Backend}/{HaproxyConfig.Server(name, slot)}: {answer}");
        }
    }

    /// <summary>What was counted at an instance, in every backend of its service.</summary>
    public async Task<TrafficCounts> CountAsync(ServiceRoutes service, int slot, CancellationToken cancellationToken)
    {
        var rows = new List<Row>();
        foreach (var name in Names(service))
            rows.AddRange(await RowsAsync(name, slot, cancellationToken).ConfigureAwait(false));
        return new(
            rows.Sum(row => row.Number("stot")),
            rows.Sum(row => row.Number("hrsp_5xx") + row.Number("econ") + row.Number("eresp") + row.Number("wretr")),
            rows.Sum(row => row.Number("scur") + row.Number("qcur")),
            rows.Exists(row => row.Status.StartsWith("DOWN", StringComparison.Ordinal)));
    }

    /// <summary>Stops HAProxy.</summary>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public Task StopAsync(CancellationToken cancellationToken) => _process.StopAsync(TimeSpan.FromSeconds(10), cancellationToken);

    /// <summary>The services of a release that callers reach, as documents name them.</summary>
    /// <param name="service">The release.</param>
    public static IReadOnlyList<string> Names(ServiceRoutes service) =>
        [.. service.Documents.Served().Where(served => served.Resources.Any(resource => resource.Operations.Count > 0)).Select(served => served.Name)];

    private (string Text, string Shape) Configuration(IReadOnlyList<ServiceRoutes> routes)
    {
        var model = GatewayModel.Of(routes.SelectMany(route => route.Documents.Served()), OwnerAttribute.ParseAudience(settings.Audience)!.Value);
        if (model.Problems.Count > 0)
            throw new ToolException(string.Join("\nplumbline: ", model.Problems));

        static string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        var options = new GatewayOptions
        {
            Bind = settings.Bind,
            AdminSocket = Path.Combine(folder, "admin.sock"),
            Servers = routes.SelectMany(route => Names(route).Select(name => (name, route.Ports)))
                .ToDictionary(entry => entry.name, entry => (IReadOnlyList<string>)[.. entry.Ports.Select(Address)], StringComparer.Ordinal),
        };
        var idle = routes.SelectMany(route => route.Ports.Where((_, slot) => !route.Open.Contains(slot))).Select(Address).ToHashSet(StringComparer.Ordinal);
        return (HaproxyConfig.Write(model, options with { Idle = idle }), HaproxyConfig.Write(model, options));
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var check = Process.Start(new ProcessStartInfo(settings.Program, ["-c", "-f", ConfigurationPath]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = check.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = await check.StandardError.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            await output.ConfigureAwait(false);
            await check.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            if (check.ExitCode != 0)
                throw new ToolException($"HAProxy refuses '{ConfigurationPath}': {error.Trim().Split('\n')[0]}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new ToolException($"'{settings.Program}' is not installed, or not on the PATH; install HAProxy 2.6 or later, or name it by gateway.program in plumbline.deliver.json");
        }
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        await _process.StartAsync(folder, [settings.Program, "-W", "-S", Path.Combine(folder, "master.sock"), "-f", ConfigurationPath], new Dictionary<string, string>(), cancellationToken)
            .ConfigureAwait(false);
        for (var i = 0; i < 300; i++)
        {
            if (await _admin.TryAskAsync("show info", cancellationToken).ConfigureAwait(false) is { Length: > 0 })
                return;
            if (_process.ProcessId is null)
                break;
            await Task.Delay(100, cancellationToken).ConfigureAwait(false);
        }

        throw new ToolException($"HAProxy does not start: {_process.LogTail.Split('\n').LastOrDefault(line => line.Contains("ALERT", StringComparison.Ordinal)) ?? _process.LogTail}");
    }

    private async Task ReloadAsync(CancellationToken cancellationToken)
    {
        var before = await WorkerAsync(cancellationToken).ConfigureAwait(false);
        await _master.AskAsync("reload", cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < 300; i++)
        {
            // The socket's file belongs to the new process once that takes requests.
            if (await WorkerAsync(cancellationToken).ConfigureAwait(false) is { } now && now != before)
                return;
            await Task.Delay(100, cancellationToken).ConfigureAwait(false);
        }

        throw new ToolException($"HAProxy does not take its configuration; its log is in '{folder}'");
    }

    private async Task<string?> WorkerAsync(CancellationToken cancellationToken) =>
        (await _admin.TryAskAsync("show info", cancellationToken).ConfigureAwait(false))?.Split('\n').FirstOrDefault(line => line.StartsWith("Pid:", StringComparison.Ordinal));

    // Those of the backend that keeps the health come first.
    private async Task<List<Row>> RowsAsync(string name, int slot, CancellationToken cancellationToken)
    {
        var answer = await _admin.AskAsync("show stat -1 4 -1", cancellationToken).ConfigureAwait(false);
        var lines = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var columns = lines[0].TrimStart('#', ' ').Split(',');
        var rows = lines.Skip(1).Select(line => new Row(columns, line.Split(','))).Where(row => row.Server == HaproxyConfig.Server(name, slot)).ToList();
        return [.. HaproxyConfig.Backends(name).SelectMany(backend => rows.Where(row => row.Backend == backend))];
    }

    private sealed class Row(string[] columns, string[] values)
    {
        public string Backend => this["pxname"];

        public string Server => this["svname"];

        public string Status => this["status"];

        private string this[string column] => Array.IndexOf(columns, column) is >= 0 and var index && index < values.Length ? values[index] : "";

        public long Number(string column) => long.TryParse(this[column], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
