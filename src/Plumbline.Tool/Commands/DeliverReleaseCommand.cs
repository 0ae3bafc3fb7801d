using System.CommandLine;
using Plumbline.Tool.Delivery;
using Plumbline.Tool.Delivery.Settings;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Commands;

/// <summary>Switches services to what was staged.</summary>
internal sealed class DeliverReleaseCommand : ToolCommand
{
    private readonly DeliverSettings _settings;
    private readonly Option<string[]> _artifacts = new("--artifact") { HelpName = "FOLDER", Description = "an artifact from elsewhere, as 'stage --output' wrote it; may repeat; by default what was staged here" };
    private readonly Option<bool> _plan = DeliverPlan.Option();

    public DeliverReleaseCommand()
        : base("release", "switches services to what was staged, gate by gate, and back where one refuses")
    {
        _settings = DeliverSettings.AddTo(this);
        Add(_artifacts);
        Add(_plan);
    }

    public override Manual Manual { get; } = new()
    {
        Description =
        [
            "Files must be those that were staged. Nothing may break for versions that run now, or nothing is started. New instances start beside the old ones and must be healthy; the "
            + "conformance suite is run against one of them, only with requests that change nothing. Then they get requests too, and are watched: that they live, and fail no more requests "
            + "than the old ones. At last the old ones end their requests and stop.",
            "Where a gate refuses, the new instances end their requests and stop, and what ran before runs as before. A command that was cut off is run again: it goes on from where it was.",
            "Of several services those that others call are switched first; the first refusal ends the command.",
        ],
        ExitStatus = [(ExitCodes.NotInOrder, "a gate refused; what ran before runs as before")],
        Examples =
        [
            ("plumbline deliver release", "switches every service to what was staged"),
            ("plumbline deliver release --artifact artifacts/users", "switches to an artifact that was staged on another machine"),
        ],
    };

    public override async Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var (settings, services, context) = _settings.Open(run);
        var releases = Order(Artifacts(run, settings, services, context)).ToList();
        if (run.Get(_plan))
        {
            var isFine = true;
            foreach (var (service, release) in releases)
                isFine &= DeliverPlan.Write(run.Output, context, service, release, asksContract: true, cancellationToken);
            return isFine ? ExitCodes.Success : ExitCodes.NotInOrder;
        }

        using var own = context.Folder.Lock();
        foreach (var (service, release) in releases)
        {
            using var switching = new ReleaseRun(context, service);
            await switching.SettleAsync(release.Manifest.Digest, cancellationToken).ConfigureAwait(false);
            context.Take(release.Path, release.Manifest);
            var outcome = await switching.RunAsync(release.Manifest.Version, release.Manifest.Digest, isRollback: false, asksContract: true, cancellationToken).ConfigureAwait(false);
            if (outcome == ReleaseOutcome.Nothing)
                run.Output.WriteLine($"{service.Name} {release.Manifest.Version}: runs already, nothing is to be done");
            if (outcome == ReleaseOutcome.Refused)
                return ExitCodes.NotInOrder;
        }

        return ExitCodes.Success;
    }

    private List<(ServiceSettings Service, ReleaseFolder Release)> Artifacts(ToolRun run, DeliverySettings settings, IReadOnlyList<ServiceSettings> services, DeliveryContext context)
    {
        var folders = (run.Get(_artifacts) ?? []).Select(run.Host.Resolve).ToList();
        if (folders.Count == 0)
        {
            foreach (var service in services)
            {
                var staged = context.Folder.In("staged", service.Name);
                folders.Add(Directory.Exists(staged) ? staged : throw new ToolException($"nothing of '{service.Name}' is staged; run 'plumbline deliver stage {service.Name}', or name an --artifact"));
            }
        }

        var result = new List<(ServiceSettings, ReleaseFolder)>();
        foreach (var folder in folders)
        {
            var release = new ReleaseFolder(folder);
            if (!settings.Services.TryGetValue(release.Manifest.Service, out var service))
                throw new ToolException($"'{run.Host.Display(folder)}' is of service '{release.Manifest.Service}', which the settings do not name; known are {string.Join(", ", settings.Services.Keys)}");
            if (!services.Contains(service))
                throw new ToolException($"'{run.Host.Display(folder)}' is of service '{service.Name}', and only {string.Join(", ", services.Select(asked => asked.Name))} is asked for");
            if (release.Manifest.FindDifference(folder) is { } difference)
                throw new ToolException($"the artifact '{run.Host.Display(folder)}' is not what was staged: {difference}; stage it again");
            result.Add((service, release));
        }

        return result;
    }

    // Who is called before who calls.
    private static IEnumerable<(ServiceSettings Service, ReleaseFolder Release)> Order(List<(ServiceSettings Service, ReleaseFolder Release)> releases)
    {
        static IEnumerable<string> Names(ReleaseFolder release, bool served) => release.Manifest.Documents.Where(entry => ReleaseFolder.IsServed(entry.Role) == served).Select(entry => entry.Name);
        var left = releases.ToList();
        while (left.Count > 0)
        {
            var next = left.FindIndex(candidate => !left.Exists(other => other.Release != candidate.Release && Names(other.Release, true).Intersect(Names(candidate.Release, false)).Any()));
            var index = Math.Max(next, 0);
            yield return left[index];
            left.RemoveAt(index);
        }
    }
}
