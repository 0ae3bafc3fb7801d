using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Values;

namespace Plumbline.Testing.Checks;

/// <summary>A change that is refused has changed nothing, not even the part of it that was valid.</summary>
internal sealed class NoEffectCheck : ConformanceCheck
{
    private const int MostTries = 8;

    public override string Name => "changes nothing when it refuses";

    public override bool AppliesTo(TestedOperation operation) =>
        operation.Operation is { Method: "PUT" or "PATCH", Body: not null } && Readers.CanSee(operation) && Readers.SharedFields(operation).Count > 0;

    public override async Task RunAsync(CheckRun run)
    {
        if (await run.TryMakeAsync(run.Operation, isFull: true, isFresh: true).ConfigureAwait(false) is not { } call
            || await Readers.ReadAsync(run, call, "reading before the change").ConfigureAwait(false) is not { IsSuccess: true, Json: { } before })
        {
            return;
        }

        var shared = Readers.SharedFields(run.Operation);
        var invalid = new BodyVariations(run.Calls.Values).Of(run.Operation.Document.Service, new Limits(run.Operation.Operation.Body!.Type), call.Json)
            .Where(variation => variation.Value is JsonObject && !variation.Name.EndsWith(": missing", StringComparison.Ordinal))
            .Select(variation => (variation.Name, Call: call.WithJson(variation.Value)))
            .Where(tried => run.JudgeBody(tried.Call).Count > 0)
            .Take(MostTries);
        foreach (var (name, tried) in invalid)
        {
            if (await run.SendAsync(tried, name).ConfigureAwait(false) is not { Status: >= 400 } refusal
                || await Readers.ReadAsync(run, call, $"reading after the refusal of {name}").ConfigureAwait(false) is not { IsSuccess: true, Json: { } after })
            {
                continue;
            }

            if (shared.FirstOrDefault(field => Readers.Field(before, field) != Readers.Field(after, field)) is { } changed)
            {
                run.Report(tried, refusal, name, new(
                    "no effect", $"refused with {refusal.Status}, and yet '{changed}' is {Readers.Field(after, changed)} now; it was {Readers.Field(before, changed)}"));
                return;
            }
        }
    }
}

/// <summary>Of two changes at once, one is there afterwards, and not a mixture.</summary>
internal sealed class ConcurrencyCheck : ConformanceCheck
{
    private const int Rounds = 3;

    public override string Name => "two changes at once leave one of them";

    public override bool AppliesTo(TestedOperation operation) =>
        operation.Operation is { Method: "PUT", Body: not null } && Readers.CanSee(operation) && Readers.SharedFields(operation).Count > 0;

    public override async Task RunAsync(CheckRun run)
    {
        if (await run.TryMakeAsync(run.Operation, isFull: true, isFresh: true).ConfigureAwait(false) is not { } call)
            return;

        var shared = Readers.SharedFields(run.Operation);
        for (var round = 0; round < Rounds; round++)
        {
            var limits = new Limits(run.Operation.Operation.Body!.Type);
            var changes = new[] { call.WithJson(Make(run, limits)), call.WithJson(Make(run, limits)) };
            var answers = await Task.WhenAll(changes.Select(change => run.SendAsync(change, "two changes at once"))).ConfigureAwait(false);
            var accepted = answers.Where(answer => answer is { IsSuccess: true, Json: not null }).Select(answer => answer!.Json!.Value).ToList();
            if (accepted.Count == 0 || accepted.Exists(json => json.ValueKind != JsonValueKind.Object))
                return;

            await Readers.ReadAsync(run, call, "reading after two changes at once", answer =>
                answer.Json is not { } after || accepted.Exists(json => shared.All(field => Readers.Field(json, field) == Readers.Field(after, field)))
                    ? []
                    : [new("concurrency", $"after two changes at once it reads {answer.Text}, which is neither {string.Join(" nor ", accepted.Select(json => json.GetRawText()))}")]).ConfigureAwait(false);
        }
    }

    private static JsonNode? Make(CheckRun run, Limits limits) => run.Calls.Values.Make(run.Operation.Document.Service, limits, isFull: true);
}
