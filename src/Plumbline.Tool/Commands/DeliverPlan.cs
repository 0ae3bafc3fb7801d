using System.CommandLine;
using System.Globalization;
using Plumbline.Tool.Delivery;
using Plumbline.Tool.Delivery.Gates;
using Plumbline.Tool.Delivery.Settings;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Reporting;

namespace Plumbline.Tool.Commands;

/// <summary>Tells what a switch would do. Nothing is written, started or stopped.</summary>
internal static class DeliverPlan
{
    /// <summary>The option <c>--plan</c>.</summary>
    public static Option<bool> Option() => new("--plan") { Description = "tells what would happen, and changes nothing" };

    /// <summary>Shows the plan of a switch.</summary>
    /// <param name="output">Where.</param>
    /// <param name="context">The folder and what belongs to it.</param>
    /// <param name="service">The service.</param>
    /// <param name="next">The version.</param>
    /// <param name="asksContract">Whether those who run now may refuse.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether the version would get as far as being started.</returns>
    public static bool Write(ToolOutput output, DeliveryContext context, ServiceSettings service, ReleaseFolder next, bool asksContract, CancellationToken cancellationToken)
    {
        var state = context.Folder.ReadState().Of(service.Name);
        output.Write($"{service.Name} {next.Manifest.Version}", Tone.Strong);
        output.WriteLine(state.Current is { } running ? $" in place of {running.Version}" : ", the first version");
        if (state.Operation is { } left)
        {
            var goesOn = left.Phase == Phase.Draining || (left.Phase != Phase.Undoing && left.Target.Digest == next.Manifest.Digest);
            output.WriteLine($"  resume       the switch to {left.Target.Version}, which was cut off, is {(goesOn ? "carried on" : "undone")} first", Tone.Doubtful);
        }
        else if (state.Current?.Digest == next.Manifest.Digest)
        {
            output.WriteLine("  nothing: it runs already");
            return true;
        }

        if (asksContract && ContractGate.Find(next, state.Current is { } old ? context.FolderOf(service.Name, old) : null, context.Others(service.Name), cancellationToken) is { Count: > 0 } problems)
        {
            foreach (var problem in problems)
                output.WriteLine($"  contract     refused: {SafeText.Line(problem)}", Tone.Bad);
            return false;
        }

        output.WriteLine(asksContract ? "  contract     nothing breaks for those who run now" : "  contract     is not asked");
        var slots = Enumerable.Range(0, service.Ports.Count).Except(state.Current?.Slots ?? []).Take(service.Instances);
        output.WriteLine($"  start        {string.Join(", ", slots.Select(slot => HealthGate.Name(slot, service.Ports[slot])))}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  health       of each, for {service.Gates.Health.TotalSeconds} s at most"));
        output.WriteLine(next.Manifest.Suite is { } suite ? $"  conformance  {suite} against the first of them, only what changes nothing" : "  conformance  no suite is named for this service");
        output.WriteLine($"  open         at {context.Settings.Gateway.Bind}{(state.Current is null ? "" : ", beside the old ones")}");
        if (state.Current is { } current)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  watch        for {service.Gates.Watch.TotalSeconds} s; more than {service.Gates.ErrorRate:0.####} failing requests beyond the old ones' undo it"));
            output.WriteLine($"  close        {string.Join(", ", current.Slots.Select(slot => HealthGate.Name(slot, service.Ports[slot])))}, when their requests have ended");
        }

        return true;
    }
}
