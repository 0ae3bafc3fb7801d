using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Plumbline.Events;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Hosting;
using Plumbline.Testing.Requests;
using Plumbline.Testing.Values;

namespace Plumbline.Testing.Checks;

/// <summary>
/// The contract from the other side, with both services at once: what is done to the owner over HTTP reaches the replica, as the consumer's
/// copy of the owner's document says it. Needs <see cref="ConformanceOptions.RunOwner"/>.
/// </summary>
internal sealed class OwnerCheck : ConformanceCheck
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(25);

    public override string Name => "hears from its owners as they run";

    public override bool IsSafe(TestedOperation operation) => false;

    // Once for the whole document.
    public override bool AppliesTo(TestedOperation operation) =>
        operation == operation.Document.Operations[0] && OwnerEvents.Sources(operation.Document).Any();

    public override async Task RunAsync(CheckRun run)
    {
        if (run.Options.Owners.Count == 0)
        {
            run.Notes.Add("owners: none runs beside the service; options.RunOwner(...) names them");
            return;
        }

        var replicas = OwnerEvents.Of(run.Inside?.Services, run.Operation.Document);
        if (replicas.Count == 0)
        {
            run.Notes.Add("owners: the service's stream is not in this process's memory, or its storage is not Plumbline's");
            return;
        }

        var environment = run.Inside!.Services!.GetRequiredService<EventSettings>().Environment;
        foreach (var service in run.Options.Owners)
        {
            var owner = await RunningOwner.StartAsync(service, replicas[0].Stream, environment, run.Options, run.CancellationToken).ConfigureAwait(false);
            await using var running = owner.ConfigureAwait(false);
            foreach (var replica in replicas.Where(replica => replica.Source.Publisher.Namespace == owner.Document.Service.Namespace))
                await new Following(run, owner, replica).RunAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The life of one thing at its owner, and what the replica has of it.</summary>
    private sealed class Following(CheckRun run, RunningOwner owner, OwnerEvents replica)
    {
        private readonly CallMaker _calls = new(
            new ValueMaker(owner.Document.Types, run.Options.Providers, run.Seed.For($"owner {replica.Source.Stream.Subject.Name}")), new KnownPaths(owner.Session));

        private string Subject => replica.Source.Stream.Subject.Name;

        public async Task RunAsync()
        {
            if (owner.Document.Operations.FirstOrDefault(Creates) is not { } create)
            {
                run.Notes.Add($"owners: no POST of {Path.GetFileName(owner.Document.Path)} creates a {Subject}");
                return;
            }

            var call = await _calls.MakeAsync(create, isFull: true, isFresh: true, run.CancellationToken).ConfigureAwait(false);
            if (await ThingAsync(call).ConfigureAwait(false) is not { } thing || !await KeepsAsync(call, thing).ConfigureAwait(false))
                return;

            var path = new Dictionary<string, string>(StringComparer.Ordinal);
            var place = LifecycleCheck.Place(call, replica.KeyOf(thing));
            if (LifecycleCheck.Find(create, "PUT") is { } change)
            {
                var changing = _calls.Make(change, isFull: true, path) with { Path = place };
                if (await ThingAsync(changing).ConfigureAwait(false) is not { } changed || !await KeepsAsync(changing, changed).ConfigureAwait(false))
                    return;
            }

            if (LifecycleCheck.Find(create, "DELETE") is { } delete)
            {
                var deleting = _calls.Make(delete, isFull: false, path) with { Path = place };
                if ((await SendAsync(deleting).ConfigureAwait(false)).IsSuccess)
                    await ForgetsAsync(deleting, thing).ConfigureAwait(false);
            }
        }

        private bool Creates(TestedOperation operation) => operation.Operation.Method == "POST"
            && LifecycleCheck.Find(operation, "GET") is not null
            && operation.Operation.Responses.Any(response => response.Code is 200 or 201 && response.Type is { Shape: Spec.Model.TypeShape.Named } type && type.Name == Subject);

        private Task<ApiAnswer> SendAsync(ApiCall call) => owner.Session.SendAsync(call, run.CancellationToken);

        private async Task<JsonObject?> ThingAsync(ApiCall call)
        {
            var answer = await SendAsync(call).ConfigureAwait(false);
            if (answer is { IsSuccess: true, Json: { ValueKind: JsonValueKind.Object } thing })
                return JsonObject.Create(thing);

            run.Report(call, answer, $"a {Subject} at its owner", new("owner", $"the owner answered {answer.Status} without a {Subject}: {answer.Text}"));
            return null;
        }

        private Task<bool> KeepsAsync(ApiCall call, JsonObject thing) => UntilAsync(call, async () =>
            await replica.RowsAsync(replica.KeyOf(thing), run.CancellationToken).ConfigureAwait(false) switch
            {
                [var row] => row.Difference(replica.Table, JsonSerializer.SerializeToElement(thing), replica.Source.Fields.Select(field => field.Name)),
                var rows => $"has {rows.Count} rows for the key '{replica.KeyOf(thing)}'",
            });

        private Task<bool> ForgetsAsync(ApiCall call, JsonObject thing) => UntilAsync(call, async () =>
            (await replica.RowsAsync(replica.KeyOf(thing), run.CancellationToken).ConfigureAwait(false)).Count == 0 ? null : $"still has the key '{replica.KeyOf(thing)}'");

        private async Task<bool> UntilAsync(ApiCall call, Func<Task<string?>> find)
        {
            var started = Stopwatch.GetTimestamp();
            while (await find().ConfigureAwait(false) is { } difference)
            {
                if (Stopwatch.GetElapsedTime(started) > run.Options.EventTimeout)
                {
                    run.Report(call, null, $"a {Subject} at its owner", new(
                        "owner", $"{run.Options.EventTimeout.TotalSeconds:0} s after {call.Operation.Name} at the owner, the replica '{replica.Table.Name}' {difference}"));
                    return false;
                }

                await Task.Delay(s_pause, run.CancellationToken).ConfigureAwait(false);
            }

            return true;
        }
    }
}
