using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Spec.Attributes;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Requests;
using JsonValueKind = System.Text.Json.JsonValueKind;

namespace Plumbline.Testing.Checks;

/// <summary>
/// What the document calls unique belongs to one: who asks for what another one has is refused with a documented status, is told nothing
/// of the other one, and neither of them changes.
/// </summary>
internal sealed class UniqueCheck : ConformanceCheck
{
    public override string Name => "keeps unique what is unique";

    public override bool AppliesTo(TestedOperation operation) =>
        operation.Operation is { Method: "POST" or "PUT" or "PATCH", Body: not null } && Create(operation) is not null && Sets(operation).Any();

    public override async Task RunAsync(CheckRun run)
    {
        var create = Create(run.Operation)!;
        foreach (var fields in Sets(run.Operation))
        {
            if (await run.TryMakeAsync(create, isFull: true, isFresh: true).ConfigureAwait(false) is not { Json: JsonObject theirs } creation
                || await run.SendAsync(creation, "creating the one who has it", Accepted).ConfigureAwait(false) is not { IsSuccess: true, Json: { } other }
                || await run.TryMakeAsync(run.Operation, isFull: true, isFresh: true).ConfigureAwait(false) is not { Json: JsonObject ours } call
                || !fields.All(theirs.ContainsKey))
            {
                continue;
            }

            var isChange = run.Operation.Operation.Method != "POST";
            var before = isChange ? await Readers.ReadAsync(run, call, "reading before the refusal").ConfigureAwait(false) : null;
            var taken = (JsonObject)ours.DeepClone();
            foreach (var field in fields)
                taken[field] = theirs[field]?.DeepClone();

            var tried = call.WithJson(taken);
            var what = $"the {string.Join(" and ", fields)} of another one";
            var answer = await run.SendAsync(tried, what, found => [.. Conflict(found, fields), .. Told(found, other, taken)]).ConfigureAwait(false);
            if (!isChange || answer is not { Status: >= 400 } || before is not { IsSuccess: true, Json: { } was })
                continue;

            await Readers.ReadAsync(run, call, "reading after the refusal", now => now.Json is { } after && JsonElement.DeepEquals(was, after)
                ? []
                : [new("no effect", $"refused with {answer.Status}, and yet it reads {now.Status} {now.Text}; it was {was.GetRawText()}")]).ConfigureAwait(false);
        }
    }

    private static IEnumerable<Problem> Conflict(ApiAnswer answer, IReadOnlyList<string> fields)
    {
        if (answer.Status is not (400 or 409 or 412 or 422))
            yield return new("conflict", $"answered {answer.Status} to a second one with the same {string.Join(" and ", fields)}, which the document calls unique; 409 or 422 is due");
    }

    // What was sent may come back; what only the other one has may not.
    private static IEnumerable<Problem> Told(ApiAnswer answer, JsonElement other, JsonObject sent)
    {
        var known = sent.ToJsonString();
        if (answer.Status >= 400 && Texts(other).FirstOrDefault(text => text.Length >= 6 && !known.Contains(text, StringComparison.Ordinal) && answer.Text.Contains(text, StringComparison.Ordinal)) is { } leaked)
            yield return new("personal data", $"the answer {answer.Status} tells of the one who has it: '{leaked}' in {answer.Text}");
    }

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Texts(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [value.GetString()!],
        _ => [],
    };

    // The operation itself, or the POST that makes what it changes.
    private static TestedOperation? Create(TestedOperation operation) => operation.Operation.Method == "POST"
        ? LifecycleCheck.Find(operation, "GET") is null ? null : operation
        : operation.Document.Operations.FirstOrDefault(create => create.Operation is { Method: "POST", Body: not null } && LifecycleCheck.Find(create, operation.Operation.Method) == operation
            && LifecycleCheck.Find(create, "GET") is not null);

    // Sets of fields that are unique and that a caller decides.
    private static IEnumerable<IReadOnlyList<string>> Sets(TestedOperation operation)
    {
        if (Create(operation) is not { } create || LifecycleCheck.Find(create, "GET") is not { } read || AnswerOracle.Response(read, 200) is not { } response
            || operation.Document.Model(response.Type) is not { } model || TableAttribute.Find(model.Type.Attributes) is not { } table)
        {
            return [];
        }

        return table.Unique.Where(set => set.Count > 0 && new[] { operation, create }.All(one =>
            one.Operation.Body is { } body && one.Document.Model(body.Type) is { } form && set.All(name => form.Type.Fields.Any(field => field.Name == name))))
            .Select(set => (IReadOnlyList<string>)[.. set]);
    }
}
