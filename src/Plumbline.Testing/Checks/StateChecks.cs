using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Requests;
using JsonValueKind = System.Text.Json.JsonValueKind;

namespace Plumbline.Testing.Checks;

/// <summary>Twice the same idempotent request is once.</summary>
internal sealed class IdempotenceCheck : ConformanceCheck
{
    public override string Name => "twice the same request is once";

    public override bool AppliesTo(TestedOperation operation) => !operation.IsSafe && IdempotentAttribute.IsIdempotent(operation.Operation);

    public override async Task RunAsync(CheckRun run)
    {
        if (await run.TryMakeAsync(run.Operation, isFull: true, isFresh: true).ConfigureAwait(false) is not { } call)
            return;

        if (IdempotentAttribute.Find(run.Operation.Operation.Attributes) is { } idempotent && !IdempotentAttribute.IsIdempotentMethod(call.Method))
            call = call.WithHeader(idempotent.KeyHeader, Guid.NewGuid().ToString("N"));

        var read = Readers.Of(run.Operation);
        var first = await run.SendAsync(call, "the first time").ConfigureAwait(false);
        var between = await ReadAsync(run, read, call, "reading after the first time").ConfigureAwait(false);
        var second = await run.SendAsync(call, "the second time", answer => Second(call, first, answer)).ConfigureAwait(false);
        var after = await ReadAsync(run, read, call, "reading after the second time").ConfigureAwait(false);
        if (first is null || second is null || between is null || after is null)
            return;

        if (between.Status != after.Status || !Same(between.Json, after.Json))
            run.Report(call, after, "reading after the second time", new("idempotent", $"reading answered {between.Status} {between.Text} after the first request and {after.Status} {after.Text} after the second"));
    }

    // A second DELETE may say that nothing is there any more.
    private static IEnumerable<Problem> Second(ApiCall call, ApiAnswer? first, ApiAnswer second)
    {
        if (first is null || (call.Method == "DELETE" && second.Status is 404 or 410) || second.Status == first.Status || (first.Status == 201 && second.Status == 200))
            yield break;

        yield return new("idempotent", $"answered {first.Status} the first time and {second.Status} the second time");
    }

    private static async Task<ApiAnswer?> ReadAsync(CheckRun run, TestedOperation? read, ApiCall call, string what) =>
        read is null ? null : await run.SendAsync(new(read) { Path = call.Path }, what).ConfigureAwait(false);

    private static bool Same(JsonElement? left, JsonElement? right) =>
        left is null || right is null ? left is null && right is null : JsonElement.DeepEquals(left.Value, right.Value);
}

/// <summary>What was created can be read as it was answered, is listed, can be changed, and is gone after it was deleted.</summary>
internal sealed class LifecycleCheck : ConformanceCheck
{
    public override string Name => "creates, reads, changes and deletes";

    public override bool IsSafe(TestedOperation operation) => false;

    public override bool AppliesTo(TestedOperation operation) => operation.Operation.Method == "POST" && Find(operation, "GET") is not null;

    public override async Task RunAsync(CheckRun run)
    {
        var create = run.Operation;
        var read = Find(create, "GET")!;
        if (await run.TryMakeAsync(create, isFull: true, isFresh: true).ConfigureAwait(false) is not { } creation
            || await run.SendAsync(creation, "creating", Accepted).ConfigureAwait(false) is not { IsSuccess: true, Json: { } created } answer)
        {
            return;
        }

        var name = KeyName(read);
        if (created.ValueKind != JsonValueKind.Object || !created.TryGetProperty(name, out var id))
            return;

        var path = Place(creation, Text(id));
        if (Location(run, answer, path) is { } misplaced)
            run.Report(creation, answer, "creating", new("state", misplaced));

        await run.SendAsync(new(read) { Path = path }, "reading what was created", found => Equal(found, created, "what was created")).ConfigureAwait(false);
        foreach (var problem in Echo.Check(creation, answer))
            run.Report(creation, answer, "creating", problem);

        await ListAsync(run, create, read, creation, name, Text(id), created).ConfigureAwait(false);
        await ChangeAsync(run, create, read, path).ConfigureAwait(false);
        await LeastAsync(run, create, read, name).ConfigureAwait(false);
        await DeleteAsync(run, create, read, path).ConfigureAwait(false);
    }

    // A path, or an address that leads here: of this service's own host.
    private static string? Location(CheckRun run, ApiAnswer answer, string path)
    {
        if (!answer.Headers.TryGetValue("Location", out var location))
            return answer.Status == 201 ? $"answered 201 without the header Location, where {path} was created" : null;

        var isHere = location.EndsWith(path, StringComparison.Ordinal)
            && (!location.Contains("://", StringComparison.Ordinal)
                || (Uri.TryCreate(location, UriKind.Absolute, out var uri) && uri.Authority.Equals(run.Address.Authority, StringComparison.OrdinalIgnoreCase)));
        return isHere ? null : $"the Location header is '{location}' where {path} was created at {run.Address.Authority}";
    }

    // Who leaves out what may be left out is kept too.
    private static async Task LeastAsync(CheckRun run, TestedOperation create, TestedOperation read, string name)
    {
        if (await run.TryMakeAsync(create, isFull: false, isFresh: true).ConfigureAwait(false) is { } creation
            && await run.SendAsync(creation, "creating with what is required").ConfigureAwait(false) is { IsSuccess: true, Json: { ValueKind: JsonValueKind.Object } created }
            && created.TryGetProperty(name, out var id))
        {
            var path = Place(creation, Text(id));
            await run.SendAsync(new(read) { Path = path }, "reading what was created with what is required", found => Equal(found, created, "what was created")).ConfigureAwait(false);
        }
    }

    /// <summary>The operation of a method on what an operation creates; null where there is none.</summary>
    internal static TestedOperation? Find(TestedOperation create, string method) => create.Document.Operations.FirstOrDefault(other =>
        other.Operation.Method == method
        && other.Operation.Path.StartsWith(create.Operation.Path.TrimEnd('/') + "/:", StringComparison.Ordinal)
        && other.Operation.Path.Count(c => c == '/') == create.Operation.Path.TrimEnd('/').Count(c => c == '/') + 1);

    /// <summary>The field that names a thing in the path of an operation on it.</summary>
    internal static string KeyName(TestedOperation read) => read.Operation.Path[(read.Operation.Path.LastIndexOf(':') + 1)..];

    /// <summary>Where what a request created has its place.</summary>
    internal static string Place(ApiCall creation, string key) => $"{creation.Path.TrimEnd('/')}/{Uri.EscapeDataString(key)}";

    /// <summary>A key as it stands in a path.</summary>
    internal static string Text(JsonElement id) => id.ValueKind == JsonValueKind.String ? id.GetString()! : id.GetRawText();

    private static IEnumerable<Problem> Equal(ApiAnswer answer, JsonElement expected, string what)
    {
        if (!answer.IsSuccess)
            yield return new("state", $"answered {answer.Status} for {what}");
        else if (answer.Json is { } json && !JsonElement.DeepEquals(json, expected))
            yield return new("state", $"answered {json.GetRawText()} for {what}, which was {expected.GetRawText()}");
    }

    private static async Task ListAsync(CheckRun run, TestedOperation create, TestedOperation read, ApiCall creation, string name, string id, JsonElement created)
    {
        var list = create.Document.Operations.FirstOrDefault(other => other.Operation.Method == "GET" && other.Operation.Path == create.Operation.Path);
        var filter = list?.Operation.Parameters.FirstOrDefault(parameter => parameter.Location == ParameterLocation.Query && parameter.Name == name);
        if (list is null || filter is null)
            return;

        var call = run.Calls.Make(list, isFull: false, new Dictionary<string, string>(StringComparer.Ordinal)) with { Path = creation.Path };
        var isSame = AnswerOracle.Response(list, 200)?.Type.Element is { } item && item == AnswerOracle.Response(read, 200)?.Type;
        await run.SendAsync(call.WithQuery(name, id), "listing what was created", found => Listed(found)).ConfigureAwait(false);

        IEnumerable<Problem> Listed(ApiAnswer found)
        {
            if (found.Json is not { ValueKind: JsonValueKind.Array } items)
                yield break;

            var mine = items.EnumerateArray().Where(item => item.TryGetProperty(name, out var value) && Text(value) == id).ToList();
            if (mine.Count != 1)
                yield return new("state", $"the list for {name}={id} does not hold what was created exactly once: {found.Text}");
            else if (isSame && !JsonElement.DeepEquals(mine[0], created))
                yield return new("state", $"the list has {mine[0].GetRawText()} for what was created, which was {created.GetRawText()}");
        }
    }

    private static async Task ChangeAsync(CheckRun run, TestedOperation create, TestedOperation read, string path)
    {
        if (Find(create, "PUT") is not { } change)
            return;

        var call = run.Calls.Make(change, isFull: true, new Dictionary<string, string>(StringComparer.Ordinal)) with { Path = path };
        if (await run.SendAsync(call, "changing", Accepted).ConfigureAwait(false) is not { IsSuccess: true } changed)
            return;

        var hasBody = changed.Json is { ValueKind: JsonValueKind.Object };
        foreach (var problem in Echo.Check(call, changed))
            run.Report(call, changed, "changing", problem);

        await run.SendAsync(new(read) { Path = path }, "reading what was changed", found => hasBody ? Equal(found, changed.Json!.Value, "what was changed") : [])
            .ConfigureAwait(false);
        await ReplaceAsync(run, change, read, path).ConfigureAwait(false);
    }

    // A PUT replaces: what it leaves out is there no more.
    private static async Task ReplaceAsync(CheckRun run, TestedOperation change, TestedOperation read, string path)
    {
        var call = run.Calls.Make(change, isFull: false, new Dictionary<string, string>(StringComparer.Ordinal)) with { Path = path };
        if (call.Json is not JsonObject least || change.Document.Model(change.Operation.Body!.Type) is not { } form
            || await run.SendAsync(call, "replacing by what is required", Accepted).ConfigureAwait(false) is not { IsSuccess: true })
        {
            return;
        }

        var gone = Readers.SharedFields(change).Where(name => !least.ContainsKey(name)
            && form.Type.Fields.Any(field => field.Name == name && field is { IsRequired: false, Default: null } && field.Type is { Shape: TypeShape.Named, Kind: TypeKind.Primitive or TypeKind.Enum })).ToList();
        await run.SendAsync(new(read) { Path = path }, "reading what was replaced", found => gone.Find(name => Readers.Field(found.Json, name).Length > 0) is { } left
            ? [new("state", $"'{left}' was left out of a PUT and still is {Readers.Field(found.Json, left)}")]
            : []).ConfigureAwait(false);
    }

    private static async Task DeleteAsync(CheckRun run, TestedOperation create, TestedOperation read, string path)
    {
        if (Find(create, "DELETE") is not { } delete)
            return;

        var call = run.Calls.Make(delete, isFull: false, new Dictionary<string, string>(StringComparer.Ordinal)) with { Path = path };
        if (await run.SendAsync(call, "deleting", Accepted).ConfigureAwait(false) is not { IsSuccess: true })
            return;

        await run.SendAsync(new(read) { Path = path }, "reading what was deleted", found => found.Status is 404 or 410
            ? []
            : [new("state", $"answered {found.Status} for what was deleted")]).ConfigureAwait(false);
        await UnlistedAsync(run, create, path).ConfigureAwait(false);
    }

    // What is gone is listed no more: asked for by its key where the list can be, else not among the first.
    private static async Task UnlistedAsync(CheckRun run, TestedOperation create, string path)
    {
        if (create.Document.Operations.FirstOrDefault(other => other.Operation.Method == "GET" && other.Operation.Path == create.Operation.Path) is not { } list
            || Find(create, "GET") is not { } read)
        {
            return;
        }

        var name = KeyName(read);
        var id = Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
        var call = run.Calls.Make(list, isFull: false, new Dictionary<string, string>(StringComparer.Ordinal)) with { Path = path[..path.LastIndexOf('/')] };
        if (list.Operation.Parameters.Any(parameter => parameter.Location == ParameterLocation.Query && parameter.Name == name))
            call = call.WithQuery(name, id);

        await run.SendAsync(call, "listing after deleting", found => found.Json is { ValueKind: JsonValueKind.Array } items
            && items.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && Text(value) == id)
                ? [new("state", $"the list still holds {name}={id}, which was deleted")]
                : []).ConfigureAwait(false);
    }
}

/// <summary>What tells who a person is does not come back in what refuses a request.</summary>
internal sealed class PersonalDataCheck : ConformanceCheck
{
    private const string Marker = "zq7secret7person7qz";

    public override string Name => "keeps personal data out of errors";

    public override bool AppliesTo(TestedOperation operation) =>
        operation.Operation.Body is { } body && operation.Document.Model(body.Type) is { } model && Personal(model.Type).Any();

    public override async Task RunAsync(CheckRun run)
    {
        if (await run.TryMakeAsync(run.Operation, isFull: true, isFresh: true).ConfigureAwait(false) is not { Json: JsonObject fields } call)
            return;

        var model = run.Operation.Document.Model(run.Operation.Operation.Body!.Type)!;
        foreach (var field in Personal(model.Type))
        {
            // Wrong in itself, and beside something else that is wrong.
            foreach (var (what, value) in new (string, JsonNode?)[]
            {
                ("of the wrong form", Marker + " \u0001"), ("far too long", Marker + new string('x', 70_000)), ("of the wrong type", new JsonArray(Marker)),
            })
            {
                var broken = (JsonObject)fields.DeepClone();
                broken[field.Name] = value;
                await SendAsync(run, call.WithJson(broken), $"'{field.Name}' {what}").ConfigureAwait(false);
            }
        }

        var taken = Personal(model.Type).Where(field => field.Type.Primitive == Primitive.String && fields.ContainsKey(field.Name)).ToList();
        if (taken.Count > 0)
        {
            // The second request may be refused because somebody has this already.
            await run.SendAsync(call, "personal data for the first time").ConfigureAwait(false);
            await run.SendAsync(call, "the same personal data again", answer => answer.Status >= 400 && taken.Find(field => answer.Text.Contains(fields[field.Name]!.GetValue<string>(), StringComparison.Ordinal)) is { } leaked
                ? [new("personal data", $"the answer {answer.Status} holds the value of '{leaked.Name}': {answer.Text}")]
                : []).ConfigureAwait(false);
        }
    }

    private static IEnumerable<Field> Personal(ModelType model) => model.Fields.Where(field => field.Annotations.Contains("personal_data"));

    private static async Task SendAsync(CheckRun run, ApiCall call, string what) => await run.SendAsync(call, what, answer =>
        answer.Status >= 400 && answer.Text.Contains(Marker, StringComparison.Ordinal)
            ? [new("personal data", $"the answer {answer.Status} holds personal data of the request: {(answer.Text.Length > 300 ? answer.Text[..300] : answer.Text)}")]
            : []).ConfigureAwait(false);
}
