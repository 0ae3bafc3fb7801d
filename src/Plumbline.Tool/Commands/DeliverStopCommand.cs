using System.CommandLine;
using System.Globalization;
using Plumbline.Tool.Delivery.Providers;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Commands;

/// <summary>Stops everything.</summary>
internal sealed class DeliverStopCommand : ToolCommand
{
    private readonly DeliverSettings _settings;
    private readonly Option<bool> _yes = new("--yes") { Description = "says that callers may go without answers; not asked for with --local" };

    public DeliverStopCommand()
        : base("stop", "stops every instance and the gateway")
    {
        _settings = DeliverSettings.AddTo(this, hasServices: false);
        _settings.AddLocalTo(this);
        Add(_yes);
    }

    public override Manual Manual { get; } = new()
    {
        Description = ["What ran is remembered: 'release' starts it again."],
        Examples = [("plumbline deliver stop --local", "ends the environment that 'local --detach' started")],
    };

    public override async Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        if (!_settings.IsLocal(run) && !run.Get(_yes))
            throw new ToolException("callers get no answers any more when everything stops; say --yes, or --local where only the local environment is meant");

        var (settings, _, context) = _settings.Open(run);
        using var own = context.Folder.Lock();
        run.Output.WriteLine(await StopAsync((LocalProvider)context.Provider, settings.Services.Keys, cancellationToken).ConfigureAwait(false));
        return ExitCodes.Success;
    }

    /// <summary>Stops everything.</summary>
    /// <param name="provider">Where it runs.</param>
    /// <param name="services">The services.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>What was stopped, for people.</returns>
    public static async Task<string> StopAsync(LocalProvider provider, IEnumerable<string> services, CancellationToken cancellationToken)
    {
        var hasGateway = provider.Gateway.ProcessId is not null;
        await provider.Gateway.StopAsync(cancellationToken).ConfigureAwait(false);
        var stopping = new List<Task>();
        foreach (var service in services)
        {
            foreach (var instance in await provider.ListAsync(service).ConfigureAwait(false))
                stopping.Add(provider.StopAsync(service, instance.Slot, TimeSpan.FromSeconds(10), cancellationToken));
        }

        await Task.WhenAll(stopping).ConfigureAwait(false);
        return string.Create(CultureInfo.InvariantCulture, $"stopped {stopping.Count} {(stopping.Count == 1 ? "instance" : "instances")}{(hasGateway ? " and the gateway" : "")}");
    }
}
