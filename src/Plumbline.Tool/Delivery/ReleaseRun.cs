using System.Diagnostics;
using System.Globalization;
using Plumbline.Tool.Delivery.Gates;
using Plumbline.Tool.Delivery.Providers;
using Plumbline.Tool.Delivery.Settings;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Delivery;

/// <summary>How a switch ended.</summary>
internal enum ReleaseOutcome
{
    /// <summary>The version runs and answers callers.</summary>
    Done,

    /// <summary>It did already.</summary>
    Nothing,

    /// <summary>A gate refused; what ran before runs as before.</summary>
    Refused,
}

/// <summary>
/// Switches a service to a version: new instances beside the old ones, gates, new ones open, old ones go. Each step looks at what is
/// there and does what is missing, and what is under way is written down before it is done, so that a run which was cut off is continued
/// by the next one, or undone.
/// </summary>
/// <param name="context">The folder and what belongs to it.</param>
/// <param name="service">The service.</param>
internal sealed class ReleaseRun(DeliveryContext context, ServiceSettings service) : IDisposable
{
    private readonly HealthGate _health = new(context.Provider);

    private ServiceState State => context.Folder.ReadState().Of(service.Name);

    /// <inheritdoc/>
    public void Dispose() => _health.Dispose();

    /// <summary>Brings what an earlier run left to an end: to its goal where old instances were going already, else back.</summary>
    /// <param name="wanted">The version that is asked for now; an unfinished switch to that very one is left to go on.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task SettleAsync(string? wanted, CancellationToken cancellationToken)
    {
        if (State.Operation is not { } left)
            return;

        if (left.Phase == Phase.Draining)
            await FinishAsync(left, cancellationToken).ConfigureAwait(false);
        else if (left.Phase == Phase.Undoing || left.Target.Digest != wanted)
            await UndoAsync(left with { Failure = left.Failure ?? "it was cut off, and another version is asked for" }, cancellationToken).ConfigureAwait(false);
        else
            Note("resume", left.Target, "done", "an earlier run was cut off; it goes on");
    }

    /// <summary>Switches.</summary>
    /// <param name="version">The version's name.</param>
    /// <param name="digest">Its artifact, which was taken into the folder.</param>
    /// <param name="isRollback">Whether it goes back to what ran before.</param>
    /// <param name="asksContract">Whether those who run now may refuse. Not so on the way back, since what runs now has more by its nature.</param>
    /// <param name="cancellationToken">Stops it; the next run goes on.</param>
    public async Task<ReleaseOutcome> RunAsync(string version, string digest, bool isRollback, bool asksContract, CancellationToken cancellationToken)
    {
        if (State.Operation is null && State.Current?.Digest == digest)
            return await RepairAsync(cancellationToken).ConfigureAwait(false);

        var operation = State.Operation ?? Begin(version, digest, isRollback);
        if (asksContract && Contract(operation, cancellationToken) is { } broken)
        {
            // Refused before anything is started, unless an earlier run did.
            Note("contract", operation.Target, "refused", broken);
            await UndoAsync(operation with { Failure = broken }, cancellationToken).ConfigureAwait(false);
            return ReleaseOutcome.Refused;
        }

        Write(operation);
        var problem = await StartAsync(operation, cancellationToken).ConfigureAwait(false);
        if (problem is null)
        {
            operation = operation with { Phase = Phase.Watching };
            Write(operation);
            problem = await OpenAsync(operation, cancellationToken).ConfigureAwait(false);
        }

        if (problem is not null)
        {
            await UndoAsync(operation with { Failure = problem }, cancellationToken).ConfigureAwait(false);
            return ReleaseOutcome.Refused;
        }

        await FinishAsync(operation, cancellationToken).ConfigureAwait(false);
        return ReleaseOutcome.Done;
    }

    private Operation Begin(string version, string digest, bool isRollback)
    {
        var taken = State.Current?.Slots ?? [];
        var slots = Enumerable.Range(0, service.Ports.Count).Except(taken).Take(service.Instances).ToList();
        return slots.Count == service.Instances
            ? new() { IsRollback = isRollback, Phase = Phase.Starting, Target = new() { Version = version, Digest = digest, Slots = slots } }
            : throw new ToolException($"the ports of '{service.Name}' have no room for {service.Instances} new instances beside {taken.Count} old ones; name more in plumbline.deliver.json");
    }

    // What ought to run and does not is started again; for everything else there is nothing to do.
    private async Task<ReleaseOutcome> RepairAsync(CancellationToken cancellationToken)
    {
        var current = State.Current!;
        var running = await context.Provider.ListAsync(service.Name).ConfigureAwait(false);
        var gone = current.Slots.Where(slot => running.All(instance => instance.Slot != slot || instance.Digest != current.Digest)).ToList();
        foreach (var slot in gone)
        {
            await context.Provider.StartAsync(StartOf(current, slot), cancellationToken).ConfigureAwait(false);
            var problem = await _health.WaitAsync(service.Name, slot, service.Ports[slot], service.Gates.Health, cancellationToken).ConfigureAwait(false);
            Note("repair", current, problem is null ? "done" : "failed", problem ?? $"{HealthGate.Name(slot, service.Ports[slot])} had ended, and runs again");
            if (problem is not null)
                throw new ToolException($"{service.Name} {current.Version}: {problem}");
        }

        var routes = context.RoutesOf(service, current, current.Slots);
        var isNew = await context.Provider.RouteAsync(context.AllRoutes(routes), cancellationToken).ConfigureAwait(false);
        foreach (var slot in gone)
            await context.Provider.SetTrafficAsync(routes, slot, Traffic.Open, cancellationToken).ConfigureAwait(false);
        return gone.Count == 0 && !isNew ? ReleaseOutcome.Nothing : ReleaseOutcome.Done;
    }

    private string? Contract(Operation operation, CancellationToken cancellationToken)
    {
        var current = State.Current;
        var problems = ContractGate.Find(
            context.FolderOf(service.Name, operation.Target),
            current is null ? null : context.FolderOf(service.Name, current),
            context.Others(service.Name),
            cancellationToken);
        if (problems.Count > 0)
            return string.Join("; ", problems);

        if (State.Operation is null)
            Note("contract", operation.Target, "done", current is null ? "the first version; nothing that runs relies on other documents" : $"nothing breaks for those who run with {current.Version}");
        return null;
    }

    private async Task<string?> StartAsync(Operation operation, CancellationToken cancellationToken)
    {
        var target = operation.Target;
        foreach (var slot in target.Slots)
        {
            try
            {
                await context.Provider.StartAsync(StartOf(target, slot), cancellationToken).ConfigureAwait(false);
            }
            catch (ToolException exception)
            {
                Note("start", target, "refused", exception.Message);
                return exception.Message;
            }
        }

        Note("start", target, "done", string.Join(", ", target.Slots.Select(slot => HealthGate.Name(slot, service.Ports[slot]))));

        foreach (var slot in target.Slots)
        {
            if (await _health.WaitAsync(service.Name, slot, service.Ports[slot], service.Gates.Health, cancellationToken).ConfigureAwait(false) is { } ill)
            {
                Note("health", target, "refused", ill);
                return ill;
            }
        }

        Note("health", target, "done", string.Create(CultureInfo.InvariantCulture, $"{target.Slots.Count} new instances are healthy"));
        var folder = context.FolderOf(service.Name, target);
        if (folder.Manifest.Suite is null)
        {
            Note("conformance", target, "skipped", "no suite is named for this service");
            return null;
        }

        var (problem, ran) = await new ConformanceGate(context.Folder.In("reports"))
            .RunAsync(folder, service.Ports[target.Slots[0]], service.Gates.Conformance, cancellationToken).ConfigureAwait(false);
        Note("conformance", target, problem is null ? "done" : "refused", problem ?? ran);
        return problem;
    }

    private async Task<string?> OpenAsync(Operation operation, CancellationToken cancellationToken)
    {
        var (target, current) = (operation.Target, State.Current);
        // Callers come in by the old routes until the old instances are gone: those could not answer new ones.
        var routes = context.RoutesOf(service, current ?? target, target.Slots.Concat(current?.Slots ?? []));
        await context.Provider.RouteAsync(context.AllRoutes(routes), cancellationToken).ConfigureAwait(false);
        foreach (var slot in target.Slots)
            await context.Provider.SetTrafficAsync(routes, slot, Traffic.Open, cancellationToken).ConfigureAwait(false);
        Note("open", target, "done", "new instances get requests" + (current is null ? "" : ", beside the old ones"));
        if (current is null)
            return null;

        var (problem, seen) = await new TrafficWatch(context.Provider, _health).RunAsync(service, routes, target.Slots, current.Slots, cancellationToken).ConfigureAwait(false);
        Note("watch", target, problem is null ? "done" : "refused", problem ?? seen);
        return problem;
    }

    // From here on there is no way back: old instances go.
    private async Task FinishAsync(Operation operation, CancellationToken cancellationToken)
    {
        operation = operation with { Phase = Phase.Draining };
        Write(operation);
        var (target, state) = (operation.Target, State);
        if (state.Current is { } old)
        {
            await CloseAsync(context.RoutesOf(service, old, target.Slots), old, cancellationToken).ConfigureAwait(false);
            Note("close", old, "done", string.Create(CultureInfo.InvariantCulture, $"{old.Slots.Count} old instances ended their requests and stopped"));
        }

        var changed = await context.Provider.RouteAsync(context.AllRoutes(context.RoutesOf(service, target, target.Slots)), cancellationToken).ConfigureAwait(false);
        if (changed)
            Note("routes", target, "done", "the gateway has the routes of this version's documents");
        // Who went back does not go forth by going back again.
        context.Folder.Write(service.Name, new() { Current = target, Previous = operation.IsRollback ? null : state.Current });
        Note(operation.IsRollback ? "rollback" : "release", target, "done", state.Current is null ? "the first version runs" : $"it runs in place of {state.Current.Version}");
        Prune(target, State.Previous);
    }

    private async Task UndoAsync(Operation operation, CancellationToken cancellationToken)
    {
        var (target, current) = (operation.Target, State.Current);
        var isStarted = State.Operation is not null;
        if (isStarted)
        {
            var wasOpen = State.Operation!.Phase is Phase.Watching or Phase.Undoing;
            Write(operation with { Phase = Phase.Undoing });
            // A first version that nobody has reached has no gateway in front of it yet.
            if (current is not null || wasOpen)
                await CloseAsync(context.RoutesOf(service, current ?? target, current?.Slots ?? []), target, cancellationToken).ConfigureAwait(false);
            else
                await StopAsync(target, cancellationToken).ConfigureAwait(false);
            Note("undo", target, "done", string.Create(CultureInfo.InvariantCulture, $"{target.Slots.Count} new instances stopped; {(current is null ? "nothing ran before" : $"{current.Version} runs as before")}"));
        }

        context.Folder.Write(service.Name, State with { Operation = null });
        Note(operation.IsRollback ? "rollback" : "release", target, "refused", operation.Failure ?? "");
    }

    // Drain, wait, close, stop; whatever of it is done already stays done.
    private async Task CloseAsync(ServiceRoutes routes, RunningRelease going, CancellationToken cancellationToken)
    {
        await context.Provider.RouteAsync(context.AllRoutes(routes), cancellationToken).ConfigureAwait(false);
        foreach (var slot in going.Slots)
            await context.Provider.SetTrafficAsync(routes, slot, Traffic.Draining, cancellationToken).ConfigureAwait(false);
        var started = Stopwatch.GetTimestamp();
        foreach (var slot in going.Slots)
        {
            while ((await context.Provider.CountAsync(routes, slot, cancellationToken).ConfigureAwait(false)).Active > 0 && Stopwatch.GetElapsedTime(started) < service.Gates.Drain)
                await Task.Delay(100, cancellationToken).ConfigureAwait(false);
            await context.Provider.SetTrafficAsync(routes, slot, Traffic.Closed, cancellationToken).ConfigureAwait(false);
        }

        await StopAsync(going, cancellationToken).ConfigureAwait(false);
    }

    private Task StopAsync(RunningRelease release, CancellationToken cancellationToken) =>
        Task.WhenAll(release.Slots.Select(slot => context.Provider.StopAsync(service.Name, slot, service.Gates.Drain, cancellationToken)));

    private InstanceStart StartOf(RunningRelease release, int slot)
    {
        var data = context.Folder.In("data", service.Name);
        Directory.CreateDirectory(data);
        var folder = context.FolderOf(service.Name, release);
        var port = service.Ports[slot];
        return new(service.Name, slot, port, folder.App, folder.Manifest.Entry, release.Digest, service.Environment.ToDictionary(
            entry => entry.Key,
            entry => entry.Value.Replace("{data}", data, StringComparison.Ordinal).Replace("{port}", port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
            StringComparer.Ordinal));
    }

    // What runs and what ran before are kept; older releases are not.
    private void Prune(RunningRelease target, RunningRelease? previous)
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetDirectoryName(context.Folder.Release(service.Name, target.Digest))!))
        {
            if (Path.GetFileName(folder) != target.Digest && Path.GetFileName(folder) != previous?.Digest)
                Directory.Delete(folder, recursive: true);
        }
    }

    private void Write(Operation operation) => context.Folder.Write(service.Name, State with { Operation = operation });

    private void Note(string step, RunningRelease release, string outcome, string reason) => context.Log.Note(step, service.Name, release.Version, outcome, reason);
}
