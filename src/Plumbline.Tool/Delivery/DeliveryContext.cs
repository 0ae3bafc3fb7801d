using Plumbline.Tool.Delivery.Artifacts;
using Plumbline.Tool.Delivery.Providers;
using Plumbline.Tool.Delivery.Settings;

namespace Plumbline.Tool.Delivery;

/// <summary>A folder of deliveries with what its steps need.</summary>
/// <param name="settings">The settings.</param>
/// <param name="folder">The folder.</param>
/// <param name="provider">Where instances run.</param>
/// <param name="log">Where events go.</param>
internal sealed class DeliveryContext(DeliverySettings settings, DeliveryFolder folder, IDeliveryProvider provider, DeliveryLog log)
{
    /// <summary>The settings.</summary>
    public DeliverySettings Settings { get; } = settings;

    /// <summary>The folder.</summary>
    public DeliveryFolder Folder { get; } = folder;

    /// <summary>Where instances run.</summary>
    public IDeliveryProvider Provider { get; } = provider;

    /// <summary>Where events go.</summary>
    public DeliveryLog Log { get; } = log;

    /// <summary>Where a release lies.</summary>
    /// <param name="service">The service.</param>
    /// <param name="release">The release.</param>
    public ReleaseFolder FolderOf(string service, RunningRelease release) => new(Folder.Release(service, release.Digest));

    /// <summary>The releases that run, of all services but one.</summary>
    /// <param name="service">The service that is left out.</param>
    public IReadOnlyList<ReleaseFolder> Others(string service) =>
        [.. Folder.ReadState().Services.Where(entry => entry.Key != service && entry.Value.Current is not null).Select(entry => FolderOf(entry.Key, entry.Value.Current!))];

    /// <summary>How callers reach a service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="release">The release whose documents say the routes.</param>
    /// <param name="open">The places that get requests.</param>
    public ServiceRoutes RoutesOf(ServiceSettings service, RunningRelease release, IEnumerable<int> open) =>
        new(service.Name, FolderOf(service.Name, release), service.Ports, open.ToHashSet());

    /// <summary>The routes of all services that run, one of them as given.</summary>
    /// <param name="given">The one.</param>
    public IReadOnlyList<ServiceRoutes> AllRoutes(ServiceRoutes given)
    {
        var state = Folder.ReadState();
        return [.. Settings.Services.Values.Where(service => service.Name != given.Service && state.Of(service.Name).Current is not null)
            .Select(service => RoutesOf(service, state.Of(service.Name).Current!, state.Of(service.Name).Current!.Slots))
            .Append(given)
            .OrderBy(routes => routes.Service, StringComparer.Ordinal)];
    }

    /// <summary>Takes an artifact into the folder, so that it is there as long as it may run; done once.</summary>
    /// <param name="artifact">The artifact's folder.</param>
    /// <param name="manifest">Its manifest.</param>
    public void Take(string artifact, ArtifactManifest manifest)
    {
        var target = Folder.Release(manifest.Service, manifest.Digest);
        if (Directory.Exists(target))
            return;

        var fresh = target + ".new";
        if (Directory.Exists(fresh))
            Directory.Delete(fresh, recursive: true);
        foreach (var path in manifest.Files.Keys.Append(ArtifactManifest.FileName))
        {
            var to = Path.Combine(fresh, path);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(Path.Combine(artifact, path), to);
        }

        Directory.Move(fresh, target);
    }
}
