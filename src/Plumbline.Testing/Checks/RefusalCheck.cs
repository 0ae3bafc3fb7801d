using System.Text.Json.Nodes;
using Plumbline.Spec.Model;
using Plumbline.Testing.Documents;

namespace Plumbline.Testing.Checks;

/// <summary>What the suite's author says that the service must refuse is refused, although the document allows it.</summary>
internal sealed class RefusalCheck : ConformanceCheck
{
    public override string Name => "refuses what its author says";

    public override bool AppliesTo(TestedOperation operation) =>
        operation.Operation is { Body: { } body, Method: not "PATCH" } && operation.Document.Model(body.Type) is not null;

    public override async Task RunAsync(CheckRun run)
    {
        var form = run.Operation.Document.Model(run.Operation.Operation.Body!.Type)!.Type;
        foreach (var (place, make) in run.Options.Refusals)
        {
            var field = form.Fields.FirstOrDefault(field => place == $"{form.Name}.{field.Name}");
            if ((field is null && place != form.Name)
                || await run.TryMakeAsync(run.Operation, isFull: true, isFresh: true).ConfigureAwait(false) is not { Json: JsonObject valid } call)
            {
                continue;
            }

            var refused = field is null ? make(run.Calls.Values.Random) : With(valid, field, make(run.Calls.Values.Random));
            await run.SendAsync(call.WithJson(refused), $"a {place} that is to be refused", answer => Refused(answer, $"{place} as the suite's author makes it")).ConfigureAwait(false);
        }
    }

    private static JsonObject With(JsonObject valid, Field field, JsonNode? value)
    {
        var copy = (JsonObject)valid.DeepClone();
        copy[field.Name] = value;
        return copy;
    }
}
