namespace Plumbline.Tool.Delivery.Providers;

/// <summary>Where instances run and who sends them requests. Every step may be repeated: what is done already stays done.</summary>
internal interface IDeliveryProvider
{
    /// <summary>The places whose instances run.</summary>
    /// <param name="service">The service.</param>
    Task<IReadOnlyList<RunningInstance>> ListAsync(string service);

    /// <summary>Starts an instance; one that runs in its place already is left alone.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    Task StartAsync(InstanceStart instance, CancellationToken cancellationToken);

    /// <summary>Stops an instance: asked first, ended after the patience.</summary>
    /// <param name="service">The service.</param>
    /// <param name="slot">Its place.</param>
    /// <param name="patience">How long it may take to end.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    Task StopAsync(string service, int slot, TimeSpan patience, CancellationToken cancellationToken);

    /// <summary>What an instance wrote last, for people.</summary>
    /// <param name="service">The service.</param>
    /// <param name="slot">Its place.</param>
    string LogOf(string service, int slot);

    /// <summary>Makes callers come in by these routes; nobody's request is lost by it.</summary>
    /// <param name="routes">All services that callers reach.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>Whether the routes were others before.</returns>
    Task<bool> RouteAsync(IReadOnlyList<ServiceRoutes> routes, CancellationToken cancellationToken);

    /// <summary>Lets requests go to an instance, or no new ones.</summary>
    /// <param name="service">The service's routes.</param>
    /// <param name="slot">The instance's place.</param>
    /// <param name="traffic">What it gets from now on.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    Task SetTrafficAsync(ServiceRoutes service, int slot, Traffic traffic, CancellationToken cancellationToken);

    /// <summary>What was counted at an instance so far.</summary>
    /// <param name="service">The service's routes.</param>
    /// <param name="slot">The instance's place.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    Task<TrafficCounts> CountAsync(ServiceRoutes service, int slot, CancellationToken cancellationToken);
}

/// <summary>What an instance gets.</summary>
internal enum Traffic
{
    /// <summary>Requests.</summary>
    Open,

    /// <summary>The rest of the requests that it has.</summary>
    Draining,

    /// <summary>Nothing.</summary>
    Closed,
}

/// <summary>An instance that runs.</summary>
/// <param name="Slot">Its place.</param>
/// <param name="ProcessId">Its process.</param>
/// <param name="Digest">The release that it was started from.</param>
internal sealed record RunningInstance(int Slot, int ProcessId, string Digest);

/// <summary>An instance to start.</summary>
/// <param name="Service">The service.</param>
/// <param name="Slot">Its place.</param>
/// <param name="Port">Where it is to listen.</param>
/// <param name="Folder">The release's program.</param>
/// <param name="Entry">The assembly that is run.</param>
/// <param name="Digest">The release.</param>
/// <param name="Environment">Its environment.</param>
internal sealed record InstanceStart(string Service, int Slot, int Port, string Folder, string Entry, string Digest, IReadOnlyDictionary<string, string> Environment);

/// <summary>How callers reach a service.</summary>
/// <param name="Service">The service's name in the settings.</param>
/// <param name="Documents">The folder of the release whose documents say the routes.</param>
/// <param name="Ports">The port of each place.</param>
/// <param name="Open">The places that get requests.</param>
internal sealed record ServiceRoutes(string Service, ReleaseFolder Documents, IReadOnlyList<int> Ports, IReadOnlySet<int> Open);

/// <summary>What was counted at an instance.</summary>
/// <param name="Requests">The requests that it got.</param>
/// <param name="Failures">Those that it answered with 5xx or not at all.</param>
/// <param name="Active">Those that are under way.</param>
/// <param name="IsDown">Whether the gateway holds it for ill.</param>
internal sealed record TrafficCounts(long Requests, long Failures, long Active, bool IsDown);
