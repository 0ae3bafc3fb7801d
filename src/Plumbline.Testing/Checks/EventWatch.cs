using System.Globalization;
using System.Text;
using System.Text.Json;
using Plumbline.Events;
using Plumbline.Spec.Export;
using Plumbline.Spec.Export.Sql;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;
using Plumbline.Spec.Streams;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Hosting;
using Plumbline.Testing.Requests;
using Plumbline.Testing.Values;

namespace Plumbline.Testing.Checks;

/// <summary>Watches what is told of one thing while it is changed.</summary>
/// <param name="run">The check.</param>
/// <param name="events">What has been told.</param>
/// <param name="stream">The stream.</param>
/// <param name="read">The operation that reads the thing.</param>
/// <param name="path">Its path.</param>
internal sealed class EventWatch(CheckRun run, ServiceEvents events, EventStream stream, TestedOperation read, string path)
{
    // Long enough for a second event to show that is told right after the first.
    private static readonly TimeSpan s_rest = TimeSpan.FromMilliseconds(150);

    private readonly ValueChecker _checker = new(read.Document.Types, isAnswer: true);
    private readonly TableModel? _table = TableModels.Of(read.Document.Service, read.Document.Types)
        .FirstOrDefault(table => table.HasJournal && table.Streams.Contains(StreamNaming.Union(stream.Union.Name)));

    private string? _key;
    private JsonElement _last;
    private int _changes;

    /// <summary>Sends a change, and judges what is told of it.</summary>
    /// <returns>Whether it went well, so that more can be tried.</returns>
    public async Task<bool> ChangeAsync(ApiCall call, string what)
    {
        if (await run.SendAsync(call, what).ConfigureAwait(false) is not { IsSuccess: true })
            return true;

        return await ChangedAsync(call, what).ConfigureAwait(false);
    }

    /// <summary>Judges what is told of a change that was made.</summary>
    public async Task<bool> ChangedAsync(ApiCall call, string what)
    {
        _changes++;
        var isGone = call.Method == "DELETE";
        if (!isGone)
        {
            if (await run.SendAsync(new(read) { Path = path }, $"reading after {what}").ConfigureAwait(false) is not { IsSuccess: true, Json: { ValueKind: System.Text.Json.JsonValueKind.Object } now })
                return false;

            _last = now;
            _key ??= LifecycleCheck.Text(now.GetProperty(stream.Key.Name));
        }

        var told = await events.WaitAsync(stream.Union.Name, EventKey(), _key!, _changes, run.Options.EventTimeout, run.CancellationToken).ConfigureAwait(false);
        if (told.Count != _changes)
        {
            Report(call, what, told.Count < _changes
                ? $"no event of {stream.Union.Name} with the key '{EventKey()}' tells of it within {run.Options.EventTimeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s{Elsewhere()}"
                : $"{told.Count} events tell of {_changes} changes: {string.Join(", ", told.Select(one => one.Type))}");
            return false;
        }

        Judge(call, what, told[^1]);
        await JournalAsync(call, what).ConfigureAwait(false);
        return true;
    }

    /// <summary>Sends what must be refused; nothing may be told of it, which the next change shows, as events of a key keep their order.</summary>
    public async Task RefusedAsync(ApiCall call)
    {
        var limits = new Limits(call.Operation.Operation.Body!.Type);
        var invalid = new BodyVariations(run.Calls.Values).Of(read.Document.Service, limits, call.Json)
            .Select(variation => call.WithJson(variation.Value))
            .FirstOrDefault(tried => run.JudgeBody(tried).Count > 0);
        if (invalid is null || await run.SendAsync(invalid, "a change that is refused").ConfigureAwait(false) is not { Status: >= 400 } refusal)
            return;

        await Task.Delay(s_rest, run.CancellationToken).ConfigureAwait(false);
        if (events.Told(stream.Union.Name, EventKey(), _key!).Count > _changes)
            run.Report(invalid, refusal, "a change that is refused", new("event", $"refused with {refusal.Status}, and yet an event of {stream.Union.Name} tells of it"));
    }

    /// <summary>Nothing more may come.</summary>
    public async Task EndAsync(ApiCall call)
    {
        await Task.Delay(s_rest, run.CancellationToken).ConfigureAwait(false);
        var told = events.Told(stream.Union.Name, EventKey(), _key!);
        if (told.Count > _changes)
            Report(call, "all changes", $"{told.Count} events tell of {_changes} changes: {string.Join(", ", told.Select(one => one.Type))}");
        else if (told.Select(one => one.Id).Distinct().Count() != told.Count)
            Report(call, "all changes", "two events have one id");
    }

    private void Judge(ApiCall call, string what, IncomingEvent told)
    {
        if (told.IsUnreadable)
        {
            Report(call, what, $"an event cannot be read: {told.Problem}");
            return;
        }

        JsonElement body;
        try
        {
            using var document = JsonDocument.Parse(told.Body);
            body = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            Report(call, what, $"the event is no JSON: {Encoding.UTF8.GetString(told.Body.Span)}");
            return;
        }

        var union = new DeclaredType<UnionType>(read.Document.Service, stream.Union);
        run.Coverage.AddEvent(union, body);
        var problems = _checker.Check(read.Document.Service, TypeReference.Named(stream.Union.Name) with { Kind = TypeKind.Union }, body);
        if (problems.Count > 0)
        {
            Report(call, what, $"the event is no {stream.Union.Name}: {problems[0]}: {Shorten(body)}");
            return;
        }

        var leaf = DiscriminatedUnions.Leaves(union).Find(leaf => leaf.Value == Discriminator(body));
        if (leaf is null)
            return;

        if (told.Type != leaf.Value)
            Report(call, what, $"the event says that it is '{told.Type}', and its body that it is '{leaf.Value}'");
        var member = stream.Members.FirstOrDefault(member => member.Member.DiscriminatorValue == leaf.Value);
        if (member is not null && !member.Operations.HasFlag(Operation(call)))
            Report(call, what, $"the event is '{leaf.Value}' after {what}");

        var subject = read.Document.Types.Model(leaf.Owner, leaf.Type)?.Type.Fields
            .FirstOrDefault(field => field.Type is { Shape: TypeShape.Named, Kind: TypeKind.Model } && field.Type.Name == stream.Subject.Name);
        if (subject is not null && body.TryGetProperty(subject.Name, out var state) && !JsonElement.DeepEquals(state, _last))
            Report(call, what, $"'{subject.Name}' of the event is {Shorten(state)}, and reading answered {Shorten(_last)}");
    }

    private async Task JournalAsync(ApiCall call, string what)
    {
        if (_table is null || !events.HasJournal)
            return;

        var rows = await events.JournaledAsync(_table, _key!, run.CancellationToken).ConfigureAwait(false);
        if (rows.Count != _changes)
        {
            Journal(call, what, $"has {rows.Count} rows of '{_key}' after {_changes} changes");
            return;
        }

        // What was deleted is noted as it was last.
        var due = Operation(call) switch { EventOperations.Created => 'I', EventOperations.Deleted => 'D', _ => 'U' };
        if (rows[^1].Operation != due)
            Journal(call, what, $"calls it '{rows[^1].Operation}' instead of '{due}'");
        else if (rows[^1].Difference(_table, _last, stream.Subject.Fields.Select(field => field.Name)) is { } difference)
            Journal(call, what, difference);
    }

    private void Journal(ApiCall call, string what, string text) =>
        run.Report(call, null, what, new("journal", $"the journal of '{_table!.Name}' {text}, after {what}"));

    private string? Discriminator(JsonElement body) =>
        stream.Union.Discriminator is { } name ? body.GetProperty(name).GetString() : body.EnumerateObject().First().Name;

    private static EventOperations Operation(ApiCall call) => call.Method switch
    {
        "POST" => EventOperations.Created,
        "DELETE" => EventOperations.Deleted,
        _ => EventOperations.Updated,
    };

    // A stream may be in order by something else than the thing itself, e.g. orders by their users.
    private string EventKey()
    {
        if (stream.Attribute.PartitionKey is not { } partition)
            return _key!;

        var value = _last;
        foreach (var name in partition.Split('.').Skip(1))
        {
            if (value.ValueKind != System.Text.Json.JsonValueKind.Object || !value.TryGetProperty(name, out value))
                return _key!;
        }

        return LifecycleCheck.Text(value);
    }

    // An event under another key is a lost one to whoever reads by key.
    private string Elsewhere() =>
        events.Told(stream.Union.Name).LastOrDefault(one => one.Key != EventKey() && Encoding.UTF8.GetString(one.Body.Span).Contains($"\"{_key}\"", StringComparison.Ordinal)) is { } other
            ? $"; one that holds it has the key '{other.Key}'"
            : "";

    private void Report(ApiCall call, string what, string text) => run.Report(call, null, what, new("event", text));

    private static string Shorten(JsonElement value) => value.GetRawText() is { Length: > 300 } text ? text[..297] + "..." : value.GetRawText();
}
