using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Plumbline.Tool.Delivery.Settings;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Delivery.Providers;

/// <summary>Processes on this machine, behind HAProxy.</summary>
/// <param name="folder">The folder in which deliveries are kept.</param>
/// <param name="settings">Where callers come in.</param>
internal sealed class LocalProvider(DeliveryFolder folder, GatewaySettings settings) : IDeliveryProvider
{
    private const string DigestFile = "release";

    /// <summary>The gateway.</summary>
    public HaproxyGateway Gateway { get; } = new(folder.In("gateway"), settings);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RunningInstance>> ListAsync(string service)
    {
        var running = new List<RunningInstance>();
        var places = folder.In("instances", service);
        foreach (var place in Directory.Exists(places) ? Directory.GetDirectories(places) : [])
        {
            if (int.TryParse(Path.GetFileName(place), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && new DetachedProcess(place).ProcessId is { } id)
                running.Add(new(number - 1, id, File.Exists(Path.Combine(place, DigestFile)) ? File.ReadAllText(Path.Combine(place, DigestFile)) : ""));
        }

        return Task.FromResult<IReadOnlyList<RunningInstance>>(running);
    }

    /// <inheritdoc/>
    public async Task StartAsync(InstanceStart instance, CancellationToken cancellationToken)
    {
        var place = PlaceOf(instance.Service, instance.Slot);
        var process = new DetachedProcess(place);
        if (process.ProcessId is not null && await File.ReadAllTextAsync(Path.Combine(place, DigestFile), cancellationToken).ConfigureAwait(false) == instance.Digest)
            return;

        await process.StopAsync(TimeSpan.FromSeconds(10), cancellationToken).ConfigureAwait(false);
        RequireFree(instance.Port);
        Directory.CreateDirectory(place);
        File.Delete(Path.Combine(place, "log"));
        await File.WriteAllTextAsync(Path.Combine(place, DigestFile), instance.Digest, cancellationToken).ConfigureAwait(false);
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{instance.Port}");
        var environment = new Dictionary<string, string>(instance.Environment, StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = address };
        await process.StartAsync(instance.Folder, [DotnetProgram.Path, Path.Combine(instance.Folder, instance.Entry), "--urls", address], environment, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task StopAsync(string service, int slot, TimeSpan patience, CancellationToken cancellationToken) =>
        new DetachedProcess(PlaceOf(service, slot)).StopAsync(patience, cancellationToken);

    /// <inheritdoc/>
    public string LogOf(string service, int slot) => new DetachedProcess(PlaceOf(service, slot)).LogTail;

    /// <inheritdoc/>
    public Task<bool> RouteAsync(IReadOnlyList<ServiceRoutes> routes, CancellationToken cancellationToken) => Gateway.RouteAsync(routes, cancellationToken);

    /// <inheritdoc/>
    public Task SetTrafficAsync(ServiceRoutes service, int slot, Traffic traffic, CancellationToken cancellationToken) =>
        Gateway.SetTrafficAsync(service, slot, traffic, cancellationToken);

    /// <inheritdoc/>
    public Task<TrafficCounts> CountAsync(ServiceRoutes service, int slot, CancellationToken cancellationToken) => Gateway.CountAsync(service, slot, cancellationToken);

    // Somebody else who listens there would answer for the instance.
    private static void RequireFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (SocketException)
        {
            throw new ToolException(string.Create(CultureInfo.InvariantCulture, $"port {port} is used by another program; end that, or name other ports in plumbline.deliver.json"));
        }
    }

    private string PlaceOf(string service, int slot) => folder.In("instances", service, (slot + 1).ToString(CultureInfo.InvariantCulture));
}
