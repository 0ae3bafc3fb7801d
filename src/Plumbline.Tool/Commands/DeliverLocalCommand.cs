using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Plumbline.Tool.Delivery;
using Plumbline.Tool.Delivery.Artifacts;
using Plumbline.Tool.Delivery.Providers;
using Plumbline.Tool.Delivery.Settings;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Commands;

/// <summary>Builds and runs all services on this machine.</summary>
internal sealed class DeliverLocalCommand : ToolCommand
{
    private readonly DeliverSettings _settings;
    private readonly Option<string?> _bind = new("--bind") { HelpName = "ADDRESS", Description = "where callers come in (default: the gateway's address in the settings)" };
    private readonly Option<bool> _detach = new("--detach") { Description = "ends when everything runs; 'plumbline deliver stop --local' stops it" };
    private readonly Option<bool> _plan = DeliverPlan.Option();

    public DeliverLocalCommand()
        : base("local", "builds the services and runs them behind a gateway on this machine")
    {
        _settings = DeliverSettings.AddTo(this);
        Add(_bind);
        Add(_detach);
        Add(_plan);
    }

    public override Manual Manual { get; } = new()
    {
        Description =
        [
            "Publishes the projects of the work tree, starts one instance of each on a free port, waits until they are healthy, and puts HAProxy with their routes in front. Runs until Ctrl+C. "
            + "Run again, it switches those whose files changed and leaves the others alone. What is delivered from the same folder is not touched; data is in a folder of its own.",
        ],
        ExitStatus = [(ExitCodes.NotInOrder, "a service is not healthy")],
        Examples =
        [
            ("plumbline deliver local", "runs everything until Ctrl+C"),
            ("plumbline deliver local users --detach --bind 127.0.0.1:9000", "runs one service, and ends when it does"),
        ],
    };

    /// <summary>The settings of the local environment: one instance each, on ports that are free, in a folder beside that of deliveries.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="bind">Where callers come in; null for what the settings say.</param>
    public static DeliverySettings Local(DeliverySettings settings, string? bind)
    {
        var folder = settings.StateFolder + "-local";
        var ports = Ports(Path.Combine(folder, "ports.json"), settings.Services.Keys);
        return settings with
        {
            StateFolder = folder,
            Gateway = settings.Gateway with { Bind = bind ?? settings.Gateway.Bind },
            Services = settings.Services.ToDictionary(
                entry => entry.Key,
                entry => entry.Value with { Instances = 1, Ports = ports[entry.Key], Conformance = null, Gates = entry.Value.Gates with { Watch = TimeSpan.Zero } },
                StringComparer.Ordinal),
        };
    }

    public override async Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var delivered = _settings.Read(run);
        var names = _settings.Services(run, delivered).Select(service => service.Name).ToList();
        if (run.Get(_plan))
        {
            foreach (var service in names.Select(name => delivered.Services[name]))
                run.Output.WriteLine($"{service.Name}\n  build    {service.Project}\n  start    one instance, on a free port\n  health   of it\n  open     at {run.Get(_bind) ?? delivered.Gateway.Bind}");
            return ExitCodes.Success;
        }

        var settings = Local(delivered, run.Get(_bind));
        var context = DeliverSettings.Context(run, settings);
        using var own = context.Folder.Lock();
        try
        {
            foreach (var service in names.Select(name => settings.Services[name]))
            {
                if (!await RunAsync(run, context, service, cancellationToken).ConfigureAwait(false))
                    return ExitCodes.NotInOrder;
            }

            run.Output.WriteLine($"everything runs; callers come in at http://{(settings.Gateway.Bind.StartsWith(':') ? "localhost" : "")}{settings.Gateway.Bind}", Tone.Good);
            if (run.Get(_detach))
                return ExitCodes.Success;

            run.Tell("Ctrl+C stops it");
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!run.Get(_detach))
        {
            run.Output.WriteLine(await DeliverStopCommand.StopAsync((LocalProvider)context.Provider, names, CancellationToken.None).ConfigureAwait(false));
        }

        return ExitCodes.Success;
    }

    private static async Task<bool> RunAsync(ToolRun run, DeliveryContext context, ServiceSettings service, CancellationToken cancellationToken)
    {
        var artifact = context.Folder.In("built", service.Name);
        var manifest = await new ArtifactBuilder(context.Settings.Root, "work tree").BuildAsync(service, "work-tree", artifact, withSuite: false, cancellationToken).ConfigureAwait(false);
        using var switching = new ReleaseRun(context, service);
        await switching.SettleAsync(manifest.Digest, cancellationToken).ConfigureAwait(false);
        context.Take(artifact, manifest);
        var outcome = await switching.RunAsync(manifest.Version, manifest.Digest, isRollback: false, asksContract: false, cancellationToken).ConfigureAwait(false);
        if (outcome == ReleaseOutcome.Nothing)
            run.Output.WriteLine($"{service.Name}: runs already, nothing changed");
        return outcome != ReleaseOutcome.Refused;
    }

    // Two for each service, kept from run to run, so that what runs is found again.
    private static Dictionary<string, int[]> Ports(string path, IEnumerable<string> services)
    {
        var ports = File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, int[]>>(File.ReadAllText(path))! : [];
        var missing = services.Where(service => !ports.ContainsKey(service)).ToList();
        if (missing.Count == 0)
            return ports;

        // All at once, so that none is found twice.
        var listeners = Enumerable.Range(0, 2 * missing.Count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        for (var i = 0; i < missing.Count; i++)
            ports[missing[i]] = [((IPEndPoint)listeners[2 * i].LocalEndpoint).Port, ((IPEndPoint)listeners[(2 * i) + 1].LocalEndpoint).Port];
        listeners.ForEach(listener => listener.Dispose());
        OutputFile.Write(path, JsonSerializer.Serialize(ports));
        return ports;
    }
}
