using System.CommandLine;
using Plumbline.Tool.Delivery;
using Plumbline.Tool.Delivery.Providers;
using Plumbline.Tool.Delivery.Settings;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Reporting;

namespace Plumbline.Tool.Commands;

/// <summary>The options that all commands of deliveries share, and what they mean.</summary>
internal sealed class DeliverSettings
{
    private readonly Option<string?> _settings = new("--settings") { HelpName = "FILE", Description = "the settings of deliveries (default: plumbline.deliver.json)" };
    private readonly Option<bool> _local = new("--local") { Description = "means the environment that 'local' started" };
    private readonly Argument<string[]>? _services;

    private DeliverSettings(bool hasServices) =>
        _services = hasServices ? new("services") { HelpName = "SERVICE", Arity = ArgumentArity.ZeroOrMore, Description = "the services; by default all of the settings" } : null;

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="hasServices">Whether it takes names of services.</param>
    public static DeliverSettings AddTo(Command command, bool hasServices = true)
    {
        var settings = new DeliverSettings(hasServices);
        if (settings._services is not null)
            command.Add(settings._services);
        command.Add(settings._settings);
        return settings;
    }

    /// <summary>Lets a command mean the local environment; called where the option belongs among its own.</summary>
    /// <param name="command">The command.</param>
    public void AddLocalTo(Command command) => command.Add(_local);

    /// <summary>Whether the local environment is meant.</summary>
    /// <param name="run">The run.</param>
    public bool IsLocal(ToolRun run) => run.Get(_local);

    /// <summary>What is asked for: the settings, those services of them that the command line names, and what the steps need.</summary>
    /// <param name="run">The run.</param>
    public (DeliverySettings Settings, IReadOnlyList<ServiceSettings> Services, DeliveryContext Context) Open(ToolRun run)
    {
        var settings = Read(run);
        if (IsLocal(run))
            settings = DeliverLocalCommand.Local(settings, null);
        return (settings, Services(run, settings), Context(run, settings));
    }

    /// <summary>Reads the settings as the file has them.</summary>
    /// <param name="run">The run.</param>
    public DeliverySettings Read(ToolRun run) => DeliverySettingsReader.Read(run.Host.Resolve(run.Get(_settings) ?? DeliverySettings.FileName), run.Host);

    /// <summary>The services that are asked for.</summary>
    /// <param name="run">The run.</param>
    /// <param name="settings">The settings.</param>
    public IReadOnlyList<ServiceSettings> Services(ToolRun run, DeliverySettings settings)
    {
        var names = _services is null ? [] : run.Get(_services) ?? [];
        if (Array.Find(names, name => !settings.Services.ContainsKey(name)) is { } unknown)
            throw new ToolException($"the settings have no service '{SafeText.Line(unknown)}'; known are {string.Join(", ", settings.Services.Keys)}");
        return [.. settings.Services.Values.Where(service => names.Length == 0 || names.Contains(service.Name))];
    }

    /// <summary>What the steps need: events are told as they happen.</summary>
    /// <param name="run">The run.</param>
    /// <param name="settings">The settings.</param>
    public static DeliveryContext Context(ToolRun run, DeliverySettings settings)
    {
        var folder = new DeliveryFolder(settings.StateFolder);
        return new(settings, folder, new LocalProvider(folder, settings.Gateway), new(folder, entry => Tell(run.Output, entry)));
    }

    /// <summary>Shows an event.</summary>
    /// <param name="output">Where.</param>
    /// <param name="entry">The event.</param>
    public static void Tell(ToolOutput output, DeliveryEvent entry)
    {
        output.Write($"{entry.Service} {entry.Version}", Tone.Strong);
        output.Write($"  {entry.Step,-11} ");
        output.Write($"{entry.Outcome,-7}", entry.Outcome switch { "done" => Tone.Good, "skipped" => Tone.Note, _ => Tone.Bad });
        output.WriteLine($"  {SafeText.Line(entry.Reason)}");
    }
}
