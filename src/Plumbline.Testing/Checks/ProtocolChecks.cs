using Plumbline.Spec.Model;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Requests;

namespace Plumbline.Testing.Checks;

/// <summary>What nobody has created is not there.</summary>
internal sealed class UnknownPathCheck : ConformanceCheck
{
    public override string Name => "does not know what was never created";

    public override bool AppliesTo(TestedOperation operation) =>
        ValidRequestCheck.PathIsKnown(operation)
        && operation.Operation.Parameters.Any(parameter => parameter.Location == ParameterLocation.Path)
        && operation.Operation.Responses.Any(response => response.Code == 404);

    public override async Task RunAsync(CheckRun run)
    {
        var call = run.Calls.Make(run.Operation, isFull: true, KnownPaths.Unknown(run.Operation, run.Calls));
        await run.SendAsync(call, "path parameters that nothing has", answer => answer.Status == 404
            ? []
            : [new("404", $"answered {answer.Status} instead of 404 for something that was never created")]).ConfigureAwait(false);
        if (run.Operation.Operation.Method == "GET" && !run.Options.IsSafe)
            await OtherCaseAsync(run).ConfigureAwait(false);
    }

    // A key in other letters is another key, or the same one: for all operations of a path alike.
    private static async Task OtherCaseAsync(CheckRun run)
    {
        if (run.Operation.Document.Operations.FirstOrDefault(other => other.Operation.Method == "DELETE" && other.Operation.Path == run.Operation.Operation.Path) is not { } delete
            || await run.TryMakeAsync(run.Operation, isFull: false, isFresh: true).ConfigureAwait(false) is not { } call)
        {
            return;
        }

        var at = call.Path.LastIndexOf('/') + 1;
        var other = call.Path[..at] + new string([.. call.Path[at..].Select(c => char.IsAsciiLetterLower(c) ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c))]);
        if (other == call.Path || await run.SendAsync(call with { Path = other }, "a key in other letters").ConfigureAwait(false) is not { IsSuccess: true } read)
            return;

        await run.SendAsync(new(delete) { Path = other }, "deleting by a key in other letters, which reading knows", answer => answer.Status is 404 or 410
            ? [new("404", $"answered {answer.Status} for {other}, which {run.Operation.Name} answers with {read.Status}")]
            : []).ConfigureAwait(false);
    }
}

/// <summary>Methods that the document does not list for a path are refused with the list of those that it does.</summary>
internal sealed class MethodCheck : ConformanceCheck
{
    private static readonly string[] s_methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    public override string Name => "refuses undocumented methods";

    public override bool IsSafe(TestedOperation operation) => false;

    // Once for each path.
    public override bool AppliesTo(TestedOperation operation) =>
        operation.Document.Operations.First(other => Shape(other) == Shape(operation)) == operation && Undocumented(operation).Any();

    public override async Task RunAsync(CheckRun run)
    {
        if (await run.TryMakeAsync(run.Operation, isFull: false, isFresh: false).ConfigureAwait(false) is not { } call)
            return;

        var documented = Documented(run.Operation).ToList();
        foreach (var method in Undocumented(run.Operation))
        {
            var tried = call with { Method = method, HasBody = false, Json = null, Raw = null };
            await run.SendAsync(tried, $"{method} on this path", answer => Judge(answer, method, documented)).ConfigureAwait(false);
        }
    }

    private static IEnumerable<Problem> Judge(ApiAnswer answer, string method, List<string> documented)
    {
        if (answer.Status != 405)
        {
            yield return new("405", $"answered {answer.Status} instead of 405 to {method}, which the document does not list");
            yield break;
        }

        var allowed = answer.Headers.TryGetValue("Allow", out var text) ? text.Split(',', StringSplitOptions.TrimEntries) : [];
        var missing = documented.Where(known => !allowed.Contains(known, StringComparer.OrdinalIgnoreCase)).ToList();
        if (missing.Count > 0)
            yield return new("405", $"the Allow header of 405 is '{text}' and lacks {string.Join(", ", missing)}");
    }

    // Another path may take the same requests: /users/:id and /users/search.
    private static IEnumerable<string> Undocumented(TestedOperation operation) =>
        s_methods.Except(operation.Document.Operations.Where(other => Overlaps(Shape(other), Shape(operation))).Select(other => other.Operation.Method));

    private static IEnumerable<string> Documented(TestedOperation operation) =>
        operation.Document.Operations.Where(other => Shape(other) == Shape(operation)).Select(other => other.Operation.Method).Distinct();

    private static string Shape(TestedOperation operation) =>
        string.Join('/', operation.Operation.Path.TrimEnd('/').Split('/').Select(segment => segment.StartsWith(':') ? ":" : segment));

    private static bool Overlaps(string left, string right)
    {
        var (one, other) = (left.Split('/'), right.Split('/'));
        return one.Length == other.Length && one.Zip(other).All(pair => pair.First == pair.Second || pair.First == ":" || pair.Second == ":");
    }
}

/// <summary>Who asks for another media type gets 406, or what the document says.</summary>
internal sealed class NegotiationCheck : ConformanceCheck
{
    public override string Name => "answers in no undocumented media type";

    public override bool AppliesTo(TestedOperation operation) =>
        operation.IsSafe && operation.Operation.Responses.Any(response => response.Code is >= 200 and < 300 && response.Type.Core.Primitive != Primitive.Unit);

    public override async Task RunAsync(CheckRun run)
    {
        if (await run.TryMakeAsync(run.Operation, isFull: false, isFresh: false).ConfigureAwait(false) is not { } call)
            return;

        await run.SendAsync(call.WithHeader("Accept", "application/xml"), "Accept: application/xml", answer => answer.Status == 406 || answer.IsSuccess
            ? []
            : [new("406", $"answered {answer.Status} to Accept: application/xml; 406 or the documented answer is due")]).ConfigureAwait(false);
        await run.SendAsync(call.WithHeader("Accept", "application/json"), "Accept: application/json", Same).ConfigureAwait(false);
        await run.SendAsync(call.WithHeader("Accept", "*/*"), "Accept: */*", Same).ConfigureAwait(false);

        static IEnumerable<Problem> Same(ApiAnswer answer) => answer.Status == 406 ? [new("406", "answered 406 to who accepts JSON")] : [];
    }
}

/// <summary>The standard health check answers, to everybody, and tells the truth: also that something is wrong.</summary>
internal sealed class HealthCheck : ConformanceCheck
{
    public override string Name => "tells its health";

    public override bool AppliesTo(TestedOperation operation) => operation.Operation is { Method: "GET", Path: "/_internal_/healthcheck" };

    public override async Task RunAsync(CheckRun run)
    {
        var call = new ApiCall(run.Operation) { Path = run.Operation.Operation.Path, Credentials = CallCredentials.None };
        await run.SendAsync(call, "the health check", answer => answer.Status == 200
            ? []
            : [new("health", $"answered {answer.Status}: the service says that it cannot work, while these checks reach it")]).ConfigureAwait(false);
        if (run.Inside is not { } inside)
            return;

        // The answer itself is judged like any other.
        using (inside.FallIll())
        {
            await run.SendAsync(call, "the health check while something that the service needs is away", answer => answer.IsSuccess
                ? [new("health", $"answered {answer.Status} while one of the service's own health checks fails")]
                : []).ConfigureAwait(false);
        }

        await run.SendAsync(call, "the health check after everything is back", answer => answer.Status == 200
            ? []
            : [new("health", $"answered {answer.Status} after everything is back")]).ConfigureAwait(false);
    }
}
