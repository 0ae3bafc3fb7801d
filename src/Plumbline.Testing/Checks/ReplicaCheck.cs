using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Spec.Streams;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Hosting;
using Plumbline.Testing.Requests;

namespace Plumbline.Testing.Checks;

/// <summary>
/// A replica is what its owner tells: a row for what was created, changed with it, gone with it; told twice is told once, and what comes
/// late undoes nothing. What nobody refers to changes nothing else by its end. Needs a service in this process whose stream is in memory.
/// </summary>
internal sealed class ReplicaCheck : ConformanceCheck
{
    public override string Name => "keeps replicas as their owners tell";

    public override bool IsSafe(TestedOperation operation) => false;

    // Once for the whole document.
    public override bool AppliesTo(TestedOperation operation) =>
        operation == operation.Document.Operations[0] && OwnerEvents.Sources(operation.Document).Any();

    public override async Task RunAsync(CheckRun run)
    {
        var owners = OwnerEvents.Of(run.Inside?.Services, run.Operation.Document);
        if (owners.Count == 0)
            run.Notes.Add("replicas: the service's stream is not in this process's memory, or its storage is not Plumbline's");

        foreach (var owner in owners)
            await FollowAsync(run, owner).ConfigureAwait(false);
    }

    private static async Task FollowAsync(CheckRun run, OwnerEvents owner)
    {
        var thing = owner.Thing(run.Calls.Values, []);
        var created = await owner.TellAsync(EventOperations.Created, thing, run.Calls.Values, run.CancellationToken).ConfigureAwait(false);
        if (created is null || !await IsKeptAsync(run, owner, thing, "was created").ConfigureAwait(false))
            return;

        var changed = owner.Thing(run.Calls.Values, new JsonObject { [owner.Source.Stream.Key.Name] = thing[owner.Source.Stream.Key.Name]?.DeepClone() });

        // What need not be there is there no more.
        foreach (var field in owner.Source.Fields.Where(field => !field.IsRequired && field.Default is null).Take(1))
            changed.Remove(field.Name);

        if (await owner.TellAsync(EventOperations.Updated, changed, run.Calls.Values, run.CancellationToken).ConfigureAwait(false) is null
            || !await IsKeptAsync(run, owner, changed, "was changed").ConfigureAwait(false))
        {
            return;
        }

        // Brokers deliver an event again, also a late one.
        await owner.AgainAsync(created, run.CancellationToken).ConfigureAwait(false);
        if (!await IsKeptAsync(run, owner, changed, "was changed, and told late of the time before").ConfigureAwait(false))
            return;

        var others = await OthersAsync(run).ConfigureAwait(false);
        if (await owner.TellAsync(EventOperations.Deleted, changed, run.Calls.Values, run.CancellationToken).ConfigureAwait(false) is null
            || !await IsGoneAsync(run, owner, changed, "was deleted").ConfigureAwait(false))
        {
            return;
        }

        foreach (var (read, before) in others)
        {
            await run.SendAsync(read, $"what refers to another {owner.Source.Stream.Subject.Name}", after => after.Json is { } now && JsonElement.DeepEquals(before, now)
                ? []
                : [new("replica", $"a {owner.Source.Stream.Subject.Name} was deleted that nothing refers to, and {read.Path} reads {after.Status} {after.Text}; it was {before.GetRawText()}")])
                .ConfigureAwait(false);
        }

        await owner.AgainAsync(created, run.CancellationToken).ConfigureAwait(false);
        await IsGoneAsync(run, owner, changed, "was deleted, and told late of the time before").ConfigureAwait(false);
    }

    // One of each thing that the service's own callers create: none of them refers to what is made up here.
    private static async Task<IReadOnlyList<(ApiCall Read, JsonElement Before)>> OthersAsync(CheckRun run)
    {
        var others = new List<(ApiCall, JsonElement)>();
        foreach (var create in run.Operation.Document.Operations.Where(operation => operation.Operation.Method == "POST"))
        {
            if (LifecycleCheck.Find(create, "GET") is not { } read
                || await run.TryMakeAsync(create, isFull: true, isFresh: true).ConfigureAwait(false) is not { } creation
                || await run.SendAsync(creation, "creating what refers to another one").ConfigureAwait(false) is not { IsSuccess: true, Json: { ValueKind: JsonValueKind.Object } created }
                || !created.TryGetProperty(LifecycleCheck.KeyName(read), out var key))
            {
                continue;
            }

            var call = new ApiCall(read) { Path = LifecycleCheck.Place(creation, LifecycleCheck.Text(key)) };
            if (await run.SendAsync(call, "reading what refers to another one").ConfigureAwait(false) is { IsSuccess: true, Json: { } before })
                others.Add((call, before));
        }

        return others;
    }

    private static async Task<bool> IsKeptAsync(CheckRun run, OwnerEvents owner, JsonObject thing, string what)
    {
        if (await RowsAsync(run, owner, thing, what).ConfigureAwait(false) is not { } rows)
            return false;

        if (rows is not [var row])
            return Report(run, owner, what, $"has {rows.Count} rows for the key '{owner.KeyOf(thing)}'");

        return row.Difference(owner.Table, JsonSerializer.SerializeToElement(thing), owner.Source.Fields.Select(field => field.Name)) is not { } difference
            || Report(run, owner, what, difference);
    }

    private static async Task<bool> IsGoneAsync(CheckRun run, OwnerEvents owner, JsonObject thing, string what) =>
        await RowsAsync(run, owner, thing, what).ConfigureAwait(false) is { } rows
        && (rows.Count == 0 || Report(run, owner, what, $"still has the key '{owner.KeyOf(thing)}'"));

    private static async Task<IReadOnlyList<StoredRow>?> RowsAsync(CheckRun run, OwnerEvents owner, JsonObject thing, string what)
    {
        try
        {
            await owner.SettledAsync(run.Options.EventTimeout, run.CancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            Report(run, owner, what, $"is not brought up to date: {e.Message}");
            return null;
        }

        return await owner.RowsAsync(owner.KeyOf(thing), run.CancellationToken).ConfigureAwait(false);
    }

    private static bool Report(CheckRun run, OwnerEvents owner, string what, string text)
    {
        var subject = owner.Source.Stream.Subject.Name;
        run.Report(
            new ApiCall(run.Operation) { Path = run.Operation.Operation.Path },
            null,
            $"a {subject} that {what}",
            new("replica", $"the replica '{owner.Table.Name}' {text}, after a {subject} {what}"));
        return false;
    }
}
