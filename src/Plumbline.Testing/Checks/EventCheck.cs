using Plumbline.Spec.Streams;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Requests;

namespace Plumbline.Testing.Checks;

/// <summary>
/// Each change is told as exactly one event, the documented one, with what reading answers at that time, under the key of what changed;
/// and it has a row in the journal. What is refused is not told. Needs a service in this process whose stream is in memory.
/// </summary>
internal sealed class EventCheck : ConformanceCheck
{
    public override string Name => "tells each change as one documented event";

    public override bool IsSafe(TestedOperation operation) => false;

    public override bool AppliesTo(TestedOperation operation) =>
        operation.Operation.Method == "POST" && LifecycleCheck.Find(operation, "GET") is { } read && StreamOf(read) is not null;

    public override async Task RunAsync(CheckRun run)
    {
        if (run.Events is not { } events)
        {
            run.Notes.Add("events: the service's stream is not in this process's memory");
            return;
        }

        var create = run.Operation;
        var read = LifecycleCheck.Find(create, "GET")!;
        if (await run.TryMakeAsync(create, isFull: true, isFresh: true).ConfigureAwait(false) is not { } creation
            || await run.SendAsync(creation, "creating", Accepted).ConfigureAwait(false) is not { IsSuccess: true, Json: { ValueKind: System.Text.Json.JsonValueKind.Object } created })
        {
            return;
        }

        var stream = StreamOf(read)!;
        var id = LifecycleCheck.KeyName(read);
        if (!created.TryGetProperty(id, out var value) || !created.TryGetProperty(stream.Key.Name, out _))
            return;

        var path = LifecycleCheck.Place(creation, LifecycleCheck.Text(value));
        var watch = new EventWatch(run, events, stream, read, path);
        if (!await watch.ChangedAsync(creation, "creating").ConfigureAwait(false))
            return;

        if (LifecycleCheck.Find(create, "PUT") is { } put)
        {
            await watch.RefusedAsync(Make(run, put, path)).ConfigureAwait(false);
            if (!await watch.ChangeAsync(Make(run, put, path), "replacing").ConfigureAwait(false))
                return;
        }

        if (LifecycleCheck.Find(create, "PATCH") is { } patch && !await watch.ChangeAsync(Make(run, patch, path), "changing").ConfigureAwait(false))
            return;

        if (LifecycleCheck.Find(create, "DELETE") is { } delete && !await watch.ChangeAsync(Make(run, delete, path), "deleting").ConfigureAwait(false))
            return;

        await watch.EndAsync(creation).ConfigureAwait(false);
    }

    private static ApiCall Make(CheckRun run, TestedOperation operation, string path) =>
        run.Calls.Make(operation, isFull: true, new Dictionary<string, string>(StringComparer.Ordinal)) with { Path = path };

    // The stream that tells of what reading answers.
    private static EventStream? StreamOf(TestedOperation read) =>
        AnswerOracle.Response(read, 200) is { } response && read.Document.Model(response.Type) is { } model && model.Owner == read.Document.Service
            ? read.Document.Service.Unions.Select(union => EventStream.Published(read.Document.Service, union)).FirstOrDefault(stream => stream?.Subject.Name == model.Type.Name)
            : null;
}
