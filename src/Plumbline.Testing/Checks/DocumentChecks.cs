using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Requests;
using Plumbline.Testing.Values;
using JsonValueKind = System.Text.Json.JsonValueKind;

namespace Plumbline.Testing.Checks;

/// <summary>The description that the service serves is that of its document.</summary>
internal sealed class DescriptionCheck : ConformanceCheck
{
    public override string Name => "serves the description of its document";

    public override bool IsSafe(TestedOperation operation) => true;

    // Once for the whole document.
    public override bool AppliesTo(TestedOperation operation) => operation == operation.Document.Operations[0];

    public override async Task RunAsync(CheckRun run)
    {
        var document = run.Operation.Document;
        foreach (var path in new[] { "/openapi.json", $"/openapi/{document.Service.Namespace}.json" })
        {
            var call = new ApiCall(run.Operation) { Method = "GET", Path = path, Credentials = CallCredentials.Right };
            if (await run.AskAsync(call).ConfigureAwait(false) is not { IsSuccess: true } answer)
                continue;

            var expected = JsonDocument.Parse(document.OpenApi()).RootElement;
            if (answer.Json is not { } json || !JsonElement.DeepEquals(expected, json))
                run.Report(call, answer, "the served description", new("description", $"{path} is not the description of {Path.GetFileName(document.Path)}{Difference(expected, answer.Json)}"));
            return;
        }

        run.Notes.Add("no description is served at /openapi.json");
    }

    private static string Difference(JsonElement expected, JsonElement? actual)
    {
        if (actual is not { ValueKind: JsonValueKind.Object } json)
            return "; it is no JSON object";

        foreach (var section in new[] { "paths", "components", "webhooks", "info" })
        {
            var left = expected.TryGetProperty(section, out var one) ? one.GetRawText() : "";
            var right = json.TryGetProperty(section, out var other) ? other.GetRawText() : "";
            if (left != right)
                return $"; they differ in '{section}'";
        }

        return "";
    }
}

/// <summary>The document's own examples meet the document, and are accepted.</summary>
internal sealed class ExampleCheck : ConformanceCheck
{
    public override string Name => "takes the document's own examples";

    public override bool AppliesTo(TestedOperation operation) => Examples(operation).Any();

    public override async Task RunAsync(CheckRun run)
    {
        if (await run.TryMakeAsync(run.Operation, isFull: true, isFresh: !run.Operation.IsSafe).ConfigureAwait(false) is not { } call)
            return;

        var isKnown = ValidRequestCheck.PathIsKnown(run.Operation);
        foreach (var (name, limits, parameter) in Examples(run.Operation))
        {
            if (Read(limits) is not { } value)
            {
                run.Report(call, null, $"the example of '{name}'", new("example", $"the example of '{name}', {limits.Example}, cannot be read as {limits.Type}"));
                continue;
            }

            var problems = run.Judge(limits, JsonSerializer.SerializeToElement(value));
            if (problems.Count > 0)
            {
                run.Report(call, null, $"the example of '{name}'", new("example", $"the example of '{name}', {limits.Example}, does not meet the document: {problems[0].Problem}"));
                continue;
            }

            var tried = parameter is null ? With(call, name, value) : call.WithQuery(name, ParameterText.Texts(value));
            if (tried is not null)
                await run.SendAsync(tried, $"the example of '{name}'", isKnown && !run.IsSupplied(tried, "/" + name) ? Accepted : null, ValidRequestCheck.Stays(run, tried)).ConfigureAwait(false);
        }
    }

    // An example can be created once where its values must be unique, and what it refers to need not exist.
    private static IEnumerable<(string Name, Limits Limits, Parameter? Parameter)> Examples(TestedOperation operation)
    {
        var unique = operation.Document.Service.Models
            .SelectMany(model => TableAttribute.Find(model.Attributes)?.Unique ?? default)
            .SelectMany(fields => fields)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var parameter in operation.Operation.Parameters.Where(parameter => parameter.Location == ParameterLocation.Query && parameter.Example is not null))
            yield return (parameter.Name, new Limits(operation.Operation, parameter), parameter);

        if (operation.Operation.Method == "PATCH" || operation.Operation.Body is not { } body || operation.Document.Model(body.Type) is not { } model)
            yield break;

        foreach (var field in model.Type.Fields.Where(field => field.Example is not null && !unique.Contains(field.Name)))
            yield return (field.Name, new Limits(field), null);
    }

    private static ApiCall? With(ApiCall call, string name, JsonNode value)
    {
        if (call.Json is not JsonObject fields)
            return null;

        var copy = (JsonObject)fields.DeepClone();
        copy[name] = value.DeepClone();
        return call.WithJson(copy);
    }

    private static JsonNode? Read(Limits limits)
    {
        var isText = limits.Type.Shape == TypeShape.Named
            && (limits.Type.Kind == TypeKind.Enum || limits.Type.Primitive is Primitive.String or Primitive.Uuid or Primitive.Date or Primitive.DateTime);
        try
        {
            return isText ? System.Text.Json.Nodes.JsonValue.Create(limits.Example) : JsonNode.Parse(limits.Example!);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
