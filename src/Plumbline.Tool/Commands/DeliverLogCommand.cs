using System.CommandLine;
using System.Text.Json;
using Plumbline.Tool.Delivery;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Commands;

/// <summary>Tells what happened.</summary>
internal sealed class DeliverLogCommand : ToolCommand
{
    private readonly DeliverSettings _settings;
    private readonly Option<int> _last = new("--last") { HelpName = "NUMBER", Description = "how many events at most, the latest (default 50)", DefaultValueFactory = _ => 50 };
    private readonly Option<string> _format = Choice.Format(["text", "json"]);

    public DeliverLogCommand()
        : base("log", "tells what deliveries did")
    {
        _settings = DeliverSettings.AddTo(this);
        Add(_last);
        _settings.AddLocalTo(this);
        Add(_format);
    }

    public override Manual Manual { get; } = new()
    {
        Description = ["Each event has its time, step, service, version, outcome and reason. As JSON, an event is a line."],
        Examples = [("plumbline deliver log users --last 10", "tells the last events of a service")],
    };

    public override Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var (_, services, context) = _settings.Open(run);
        var names = services.Select(service => service.Name).ToHashSet(StringComparer.Ordinal);
        var line = new JsonSerializerOptions(DeliveryFolder.Json) { WriteIndented = false };
        foreach (var entry in DeliveryLog.Read(context.Folder).Where(entry => names.Contains(entry.Service)).TakeLast(run.Get(_last)))
        {
            if (run.Get(_format) == "json")
            {
                run.WriteRaw(JsonSerializer.Serialize(entry, line) + "\n");
                continue;
            }

            run.Output.Write(entry.Time + "  ", Tone.Faint);
            DeliverSettings.Tell(run.Output, entry);
        }

        return Task.FromResult(ExitCodes.Success);
    }
}
