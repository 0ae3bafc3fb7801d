using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Plumbline.Tool.Delivery;
using Plumbline.Tool.Delivery.Gates;
using Plumbline.Tool.Delivery.Providers;
using Plumbline.Tool.Delivery.Settings;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Commands;

/// <summary>Tells what runs.</summary>
internal sealed class DeliverStatusCommand : ToolCommand
{
    private readonly DeliverSettings _settings;
    private readonly Option<string> _format = Choice.Format(["text", "json"]);

    public DeliverStatusCommand()
        : base("status", "tells what runs, and what is under way")
    {
        _settings = DeliverSettings.AddTo(this);
        _settings.AddLocalTo(this);
        Add(_format);
    }

    public override Manual Manual { get; } = new()
    {
        Description = ["Every instance is asked for its health."],
        ExitStatus = [(ExitCodes.NotInOrder, "an instance that ought to run does not, or is ill, or a switch was cut off")],
        Examples = [("plumbline deliver status --format json", "tells it to a program")],
    };

    public override async Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var (settings, services, context) = _settings.Open(run);
        using var health = new HealthGate(context.Provider);
        var isFine = true;
        var result = new List<object>();
        foreach (var service in services)
        {
            var state = context.Folder.ReadState().Of(service.Name);
            var running = await context.Provider.ListAsync(service.Name).ConfigureAwait(false);
            var instances = new List<InstanceStatus>();
            foreach (var slot in running.Select(instance => instance.Slot).Union(state.Current?.Slots ?? []).Order())
            {
                var process = running.FirstOrDefault(instance => instance.Slot == slot);
                var problem = process is null ? "it does not run" : await health.AskAsync(service.Ports[slot], cancellationToken).ConfigureAwait(false);
                instances.Add(new(slot + 1, service.Ports[slot], process?.ProcessId, process?.Digest, problem ?? "healthy"));
                isFine &= problem is null;
            }

            isFine &= state.Operation is null;
            if (run.Get(_format) == "json")
                result.Add(new { service = service.Name, current = state.Current, previous = state.Previous, operation = state.Operation, instances });
            else
                Write(run.Output, service, state, instances);
        }

        if (run.Get(_format) == "json")
            run.WriteRaw(JsonSerializer.Serialize(result, DeliveryFolder.Json).ReplaceLineEndings("\n") + "\n");
        else
            WriteGateway(run.Output, context, settings);
        return isFine ? ExitCodes.Success : ExitCodes.NotInOrder;
    }

    private static void Write(ToolOutput output, ServiceSettings service, ServiceState state, List<InstanceStatus> instances)
    {
        output.Write(service.Name, Tone.Strong);
        output.WriteLine(state.Current is { } current ? $" {current.Version} ({current.Digest})" : ": nothing runs");
        foreach (var instance in instances)
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"  instance {instance.Place}  port {instance.Port}  {(instance.Process is { } id ? $"process {id}" : "no process")}  "));
            output.WriteLine(instance.Health, instance.Health == "healthy" ? Tone.Good : Tone.Bad);
        }

        if (state.Previous is { } previous)
            output.WriteLine($"  before     {previous.Version} ({previous.Digest}), for rolling back");
        if (state.Operation is { } operation)
            output.WriteLine($"  under way  the switch to {operation.Target.Version} ({operation.Phase.ToString().ToLowerInvariant()}); run the command again to end it", Tone.Doubtful);
    }

    private static void WriteGateway(ToolOutput output, DeliveryContext context, DeliverySettings settings)
    {
        var gateway = ((LocalProvider)context.Provider).Gateway;
        output.Write("gateway", Tone.Strong);
        output.WriteLine(gateway.ProcessId is { } id ? string.Create(CultureInfo.InvariantCulture, $" at {settings.Gateway.Bind}, process {id}") : " does not run");
    }

    private sealed record InstanceStatus(int Place, int Port, int? Process, string? Release, string Health);
}
