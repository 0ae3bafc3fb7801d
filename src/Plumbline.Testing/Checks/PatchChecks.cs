using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Spec.Model;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Requests;
using Plumbline.Testing.Values;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace Plumbline.Testing.Checks;

/// <summary>A PATCH changes what it names, takes away what it names null, and leaves the rest.</summary>
internal sealed class PatchCheck : ConformanceCheck
{
    public override string Name => "changes only what a PATCH names";

    public override bool AppliesTo(TestedOperation operation) =>
        operation.Operation.Method == "PATCH" && Readers.CanSee(operation) && Readers.SharedFields(operation).Count > 0;

    public override async Task RunAsync(CheckRun run)
    {
        if (await run.TryMakeAsync(run.Operation, isFull: true, isFresh: true).ConfigureAwait(false) is not { Json: JsonObject values } call)
            return;

        var shared = Readers.SharedFields(run.Operation);
        var model = run.Operation.Document.Model(run.Operation.Operation.Body!.Type)!.Type;
        // What was created may lack what only some bodies hold; what is not there cannot be seen to get lost.
        await ChangeAsync(run, call, shared, (JsonObject)values.DeepClone(), "everything").ConfigureAwait(false);
        await ChangeAsync(run, call, shared, new JsonObject(), "nothing").ConfigureAwait(false);
        foreach (var field in model.Fields.Where(field => shared.Contains(field.Name) && values.ContainsKey(field.Name)))
        {
            await ChangeAsync(run, call, shared, new JsonObject { [field.Name] = values[field.Name]?.DeepClone() }, $"'{field.Name}'").ConfigureAwait(false);
            if (!field.IsRequired && field.Default is null)
                await ChangeAsync(run, call, shared, new JsonObject { [field.Name] = null }, $"'{field.Name}' away").ConfigureAwait(false);
        }
    }

    private static async Task ChangeAsync(CheckRun run, ApiCall call, IReadOnlyList<string> shared, JsonObject body, string what)
    {
        var change = call.WithJson(body);
        if (await Readers.ReadAsync(run, call, "reading before the change").ConfigureAwait(false) is not { IsSuccess: true, Json: { } before }
            || await run.SendAsync(change, $"a PATCH that changes {what}", Accepted).ConfigureAwait(false) is not { IsSuccess: true })
        {
            return;
        }

        if (await Readers.ReadAsync(run, call, $"reading after a PATCH that changes {what}").ConfigureAwait(false) is not { IsSuccess: true, Json: { } after } answer)
            return;

        foreach (var name in Readers.KeptFields(run.Operation))
        {
            var (was, now) = (Readers.Field(before, name), Readers.Field(after, name));
            if (!body.TryGetPropertyValue(name, out var wanted))
            {
                if (was != now)
                    run.Report(change, answer, $"a PATCH that changes {what}", new("patch", $"'{name}' was not named and became {Text(now)}; it was {Text(was)}"));
            }
            else if (shared.Contains(name)
                && (wanted is null ? now.Length > 0 && IsScalar(run, name) : wanted is JsonValue && !JsonElement.DeepEquals(JsonSerializer.SerializeToElement(wanted), Parse(now))))
            {
                run.Report(change, answer, $"a PATCH that changes {what}", new("patch", $"'{name}' was set to {wanted?.ToJsonString() ?? "null"} and reads as {Text(now)}"));
            }
        }
    }

    // A model in place of what was taken away may be an empty one.
    private static bool IsScalar(CheckRun run, string name) => run.Operation.Document.Model(run.Operation.Operation.Body!.Type)!.Type.Fields
        .Any(field => field.Name == name && field.Type.Shape == TypeShape.Named && field.Type.Kind is TypeKind.Primitive or TypeKind.Enum);

    private static JsonElement Parse(string text) => text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;

    private static string Text(string text) => text.Length == 0 ? "nothing" : text;
}

/// <summary>Every edge of each field of a PATCH, one at a time.</summary>
internal sealed class PatchEdgeCheck : ConformanceCheck
{
    public override string Name => "takes valid and refuses invalid patches";

    public override bool AppliesTo(TestedOperation operation) =>
        operation.Operation is { Method: "PATCH", Body: { } body } && operation.Document.Model(body.Type) is not null;

    public override async Task RunAsync(CheckRun run)
    {
        if (await run.TryMakeAsync(run.Operation, isFull: true, isFresh: true).ConfigureAwait(false) is not { Json: JsonObject } call)
            return;

        var model = run.Operation.Document.Model(run.Operation.Operation.Body!.Type)!;
        var isKnown = ValidRequestCheck.PathIsKnown(run.Operation);
        foreach (var field in model.Type.Fields.Where(field => field.Type.Core.Primitive != Primitive.Unit))
        {
            var limits = new Limits(field);
            var valid = run.Calls.Values.Make(model.Owner, limits, isFull: true);
            var variations = new BodyVariations(run.Calls.Values).Of(model.Owner, limits, valid);
            foreach (var variation in field is { IsRequired: true, Default: null } ? variations.Prepend(new("null", "", null)) : variations)
            {
                if (run.IsHopeless)
                    return;

                var problems = variation.Value is null ? [new ValueProblem("", "is null")] : run.JudgeAs(model.Owner, limits, JsonSerializer.SerializeToElement(variation.Value));
                var tried = call.WithJson(new JsonObject { [field.Name] = variation.Value?.DeepClone() });
                var what = $"/{field.Name}{variation.Name.Replace("body: ", ": ", StringComparison.Ordinal)}";
                await run.SendAsync(tried, what, problems.Count > 0 ? answer => Refused(answer, $"/{field.Name} {problems[0].Problem}") : isKnown && !run.IsSupplied(tried, $"/{field.Name}{variation.Pointer}") ? Accepted : null).ConfigureAwait(false);
            }
        }
    }
}
