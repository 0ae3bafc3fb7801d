using System.Text;
using System.Text.Json.Nodes;
using Plumbline.Spec.Model;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Requests;
using Plumbline.Testing.Values;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace Plumbline.Testing.Checks;

/// <summary>A valid request, once with nothing but what is required, once with everything.</summary>
internal sealed class ValidRequestCheck : ConformanceCheck
{
    public override string Name => "answers valid requests as documented";

    public override bool AppliesTo(TestedOperation operation) => true;

    public override async Task RunAsync(CheckRun run)
    {
        foreach (var isFull in new[] { false, true })
        {
            if (await run.TryMakeAsync(run.Operation, isFull, isFresh: !run.Operation.IsSafe).ConfigureAwait(false) is not { } call)
                continue;

            var canKnow = PathIsKnown(run.Operation);
            await run.SendAsync(call, isFull ? "everything the document allows" : "only what is required", canKnow ? Accepted : null, Stays(run, call)).ConfigureAwait(false);
        }
    }

    /// <summary>Whether what the path names can be created or listed.</summary>
    internal static bool PathIsKnown(TestedOperation operation)
    {
        var parameters = operation.Operation.Parameters.Where(parameter => parameter.Location == ParameterLocation.Path).ToList();
        return parameters.TrueForAll(parameter =>
        {
            var prefix = operation.Operation.Path[..operation.Operation.Path.IndexOf("/:" + parameter.Name, StringComparison.Ordinal)];
            return operation.Document.Operations.Any(other => other.Operation.Path.TrimEnd('/') == prefix && other.Operation.Method == "POST" && other.Successes.Any());
        });
    }

    internal static Func<ApiCall, bool> Stays(CheckRun run, ApiCall call) => smaller => run.JudgeBody(smaller).Count == 0 && run.KeepsSupplied(call, smaller);
}

/// <summary>Every edge of the body, inside and outside, one at a time.</summary>
internal sealed class BodyEdgeCheck : ConformanceCheck
{
    public override string Name => "takes valid and refuses invalid bodies";

    public override bool AppliesTo(TestedOperation operation) => operation.Operation is { Body: { } body, Method: not "PATCH" } && body.Type.Core.Primitive != Primitive.Unit;

    public override async Task RunAsync(CheckRun run)
    {
        if (await run.TryMakeAsync(run.Operation, isFull: true, isFresh: true).ConfigureAwait(false) is not { } call)
            return;

        var limits = new Limits(run.Operation.Operation.Body!.Type);
        var isKnown = ValidRequestCheck.PathIsKnown(run.Operation);
        foreach (var variation in new BodyVariations(run.Calls.Values).Of(run.Operation.Document.Service, limits, call.Json))
        {
            if (run.IsHopeless)
                return;

            // Unique fields must not stand in the way of the next request.
            var tried = call.WithJson(Renewed(run, limits, call.Json, variation));
            var problems = run.JudgeBody(tried);
            if (problems.Count == 0)
                await run.SendShrinkingAsync(tried, variation.Name, (sent, answer) => isKnown && !run.IsSupplied(tried, variation.Pointer) ? [.. Accepted(answer), .. Echo.Check(sent, answer)] : [], ValidRequestCheck.Stays(run, tried)).ConfigureAwait(false);
            else
                await RefuseAsync(run, tried, variation.Name, problems[0].Pointer).ConfigureAwait(false);
        }
    }

    // What is smaller must be wrong at the same place, or it shows something else than was tried.
    internal static Task RefuseAsync(CheckRun run, ApiCall tried, string what, string pointer) => run.SendShrinkingAsync(
        tried,
        what,
        (sent, answer) =>
        {
            var problems = run.JudgeBody(sent);
            return [.. Refused(answer, problems.First(problem => problem.Pointer == pointer).ToString()), .. Named(answer, problems)];
        },
        smaller => run.JudgeBody(smaller).Any(problem => problem.Pointer == pointer));

    // The place of the problem is in the answer, as a pointer or as the field's name.
    private static IEnumerable<Problem> Named(ApiAnswer answer, IReadOnlyList<ValueProblem> problems)
    {
        var names = problems.Select(problem => problem.Pointer[(problem.Pointer.LastIndexOf('/') + 1)..]).Where(name => name.Length > 0).ToList();
        if (names.Count > 0 && answer.Status is 400 or 422 && !names.Exists(name => answer.Text.Contains(name, StringComparison.Ordinal)))
            yield return new("problem named", $"the answer names none of the offending places ({string.Join(", ", problems.Select(problem => problem.Pointer))}): {answer.Text}");
    }

    private static JsonNode? Renewed(CheckRun run, Limits limits, JsonNode? original, Variation variation)
    {
        if (variation.Value is not JsonObject changed || original is not JsonObject before
            || run.Calls.Values.Make(run.Operation.Document.Service, limits, isFull: true) is not JsonObject fresh)
        {
            return variation.Value;
        }

        var top = variation.Pointer.Length == 0 ? "" : variation.Pointer.Split('/')[1].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        var result = (JsonObject)changed.DeepClone();
        foreach (var (name, value) in before)
        {
            if (name != top && value is JsonValue && result.ContainsKey(name) && fresh.ContainsKey(name))
                result[name] = fresh[name]?.DeepClone();
        }

        return result;
    }
}

/// <summary>Bodies that are no JSON of the right kind at all.</summary>
internal sealed class UnreadableBodyCheck : ConformanceCheck
{
    private static readonly (string What, byte[] Body)[] s_bodies =
    [
        ("no body", []),
        ("text that is no JSON", Encoding.UTF8.GetBytes("not json")),
        ("JSON cut off", Encoding.UTF8.GetBytes("{\"a\":")),
        ("bytes that are no UTF-8", [(byte)'"', 0xC3, 0x28, (byte)'"']),
        ("arrays within arrays, ten thousand deep", Encoding.UTF8.GetBytes(new string('[', 10_000) + new string(']', 10_000))),
        ("two values", Encoding.UTF8.GetBytes("{}{}")),
    ];

    public override string Name => "refuses bodies that cannot be read";

    public override bool AppliesTo(TestedOperation operation) => operation.Operation.Body is { } body && body.Type.Core.Primitive != Primitive.Unit;

    public override async Task RunAsync(CheckRun run)
    {
        if (await run.TryMakeAsync(run.Operation, isFull: false, isFresh: false).ConfigureAwait(false) is not { } call)
            return;

        foreach (var (what, body) in s_bodies)
            await run.SendAsync(call.WithRaw(body), what, answer => Refused(answer, what)).ConfigureAwait(false);

        var xml = call.WithRaw(Encoding.UTF8.GetBytes("<a/>"), "application/xml");
        await run.SendAsync(xml, "a media type that is not JSON", answer => answer.Status == 415
            ? []
            : [new("415", $"answered {answer.Status} instead of 415 to a body of application/xml")]).ConfigureAwait(false);
    }
}

/// <summary>Every edge of each query parameter and header, one at a time.</summary>
internal sealed class ParameterEdgeCheck : ConformanceCheck
{
    // Servers limit the line and the headers of a request, whatever a document says.
    private const int LongestText = 2000;

    public override string Name => "takes valid and refuses invalid parameters";

    public override bool AppliesTo(TestedOperation operation) => Tried(operation).Any();

    public override async Task RunAsync(CheckRun run)
    {
        if (await run.TryMakeAsync(run.Operation, isFull: false, isFresh: !run.Operation.IsSafe).ConfigureAwait(false) is not { } call)
            return;

        var isKnown = ValidRequestCheck.PathIsKnown(run.Operation) && run.Operation.IsSafe;
        foreach (var parameter in Tried(run.Operation))
        {
            if (parameter.IsRequired && parameter.Default is null)
            {
                await run.SendAsync(With(call, parameter, []), $"{parameter.Name}: missing", answer => [.. Refused(answer, $"{parameter.Name} is required"), .. Named(answer, parameter)])
                    .ConfigureAwait(false);
            }

            foreach (var (what, texts) in Values(run, parameter))
            {
                var problem = Judge(run, parameter, texts);
                await run.SendAsync(
                    With(call, parameter, texts),
                    $"{parameter.Name}: {what}",
                    problem is null ? isKnown && !run.Options.Providers.ContainsKey($"{run.Operation.Name} {parameter.Name}") ? Accepted : null : answer => [.. Refused(answer, $"{parameter.Name} {problem}"), .. Named(answer, parameter)]).ConfigureAwait(false);
            }
        }
    }

    // Sorting has a check of its own: its values are no matter of the type.
    private static IEnumerable<Parameter> Tried(TestedOperation operation) => operation.Operation.Parameters.Where(parameter =>
        parameter.Location is ParameterLocation.Query or ParameterLocation.Header
        && Spec.Attributes.SortAttribute.Find(operation.Operation.Attributes)?.Parameter != parameter.Name
        && parameter.Type.Core.Kind is TypeKind.Primitive or TypeKind.Enum);

    private static IEnumerable<Problem> Named(ApiAnswer answer, Parameter parameter)
    {
        if (answer.Status is 400 or 422 && !answer.Text.Contains(parameter.Name, StringComparison.OrdinalIgnoreCase))
            yield return new("problem named", $"the answer does not name the parameter '{parameter.Name}': {answer.Text}");
    }

    private static ApiCall With(ApiCall call, Parameter parameter, string[] texts) => parameter.Location == ParameterLocation.Header
        ? call.WithHeader(parameter.Name, texts.Length == 0 ? null : string.Join(',', texts))
        : call.WithQuery(parameter.Name, texts);

    private static IEnumerable<(string What, string[] Texts)> Values(CheckRun run, Parameter parameter)
    {
        var limits = new Limits(run.Operation.Operation, parameter);
        var item = parameter.Type.Shape == TypeShape.List ? limits.Item(parameter.Type.Element!) : limits;
        foreach (var variation in new BodyVariations(run.Calls.Values).Of(run.Operation.Document.Service, item, run.Calls.Values.Make(run.Operation.Document.Service, item, true)))
        {
            // Objects are no text, control characters no header, and empty texts of numbers are their own question.
            var text = ParameterText.Of(variation.Value);
            if (variation.Value is not JsonValue || (text.Length == 0 && limits.Minimum is null) || text.Length > LongestText || (parameter.Location == ParameterLocation.Header && !text.All(c => c is > ' ' and <= '~')))
                continue;

            yield return (variation.Name.Replace("body: ", "", StringComparison.Ordinal), [text]);
        }

        if (parameter.Type.Shape == TypeShape.List && limits.Maximum is { } most and < 200)
        {
            foreach (var count in new[] { most, most + 1 })
                yield return ($"{count} items", [.. Enumerable.Range(0, (int)count).Select(_ => ParameterText.Of(run.Calls.Values.Make(run.Operation.Document.Service, item, true)))]);
        }
    }

    private static string? Judge(CheckRun run, Parameter parameter, string[] texts)
    {
        var limits = new Limits(run.Operation.Operation, parameter);
        if (parameter.Type.Shape == TypeShape.List)
        {
            if (texts.Length < limits.Minimum || texts.Length > limits.Maximum)
                return $"has {texts.Length} items";

            limits = limits.Item(parameter.Type.Element!);
        }

        foreach (var text in texts)
        {
            if (ParameterText.Read(limits, text) is not { } value)
                return $"is '{text}', which is no {limits.Type}";

            if (run.Judge(limits, value) is [var problem, ..])
                return problem.Problem;
        }

        return null;
    }
}

/// <summary>Random valid requests, and random invalid ones made of them.</summary>
internal sealed class RandomRequestCheck : ConformanceCheck
{
    public override string Name => "answers random requests as documented";

    public override bool AppliesTo(TestedOperation operation) =>
        operation.Operation.Body is not null || operation.Operation.Parameters.Any(parameter => parameter.Location != ParameterLocation.Path);

    public override async Task RunAsync(CheckRun run)
    {
        for (var i = 0; i < run.Options.RandomRequests && !run.IsHopeless; i++)
        {
            if (await run.TryMakeAsync(run.Operation, isFull: run.Calls.Values.Random.Next(2) == 0, isFresh: false).ConfigureAwait(false) is not { } call)
                return;

            if (call.Json is JsonObject fields && fields.Count > 0 && run.Calls.Values.Random.Next(3) == 0)
            {
                var broken = (JsonObject)fields.DeepClone();
                broken[fields.ElementAt(run.Calls.Values.Random.Next(fields.Count)).Key] = new JsonArray(new JsonObject());
                call = call.WithJson(broken);
            }

            var problems = run.Operation.Operation.Method == "PATCH" ? [] : run.JudgeBody(call);
            var what = $"random request {i} of seed {run.Seed}";
            if (problems.Count == 0)
                await run.SendAsync(call, what, null, smaller => run.JudgeBody(smaller).Count == 0).ConfigureAwait(false);
            else
                await BodyEdgeCheck.RefuseAsync(run, call, what, problems[0].Pointer).ConfigureAwait(false);
        }
    }
}
