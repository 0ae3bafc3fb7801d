using Plumbline.Spec.Attributes;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Requests;

namespace Plumbline.Testing.Checks;

/// <summary>Who proves nothing, or something wrong, is not let in.</summary>
internal sealed class AuthenticationCheck : ConformanceCheck
{
    public override string Name => "lets in only who may";

    public override bool AppliesTo(TestedOperation operation) => operation.Auth is { Scheme: not AuthScheme.None };

    public override async Task RunAsync(CheckRun run)
    {
        if (await run.TryMakeAsync(run.Operation, isFull: true, isFresh: !run.Operation.IsSafe).ConfigureAwait(false) is not { } call)
            return;

        var scheme = run.Operation.Auth!.Scheme;
        await run.SendAsync(call with { Credentials = CallCredentials.None }, "without credentials", answer => Refused(answer, scheme)).ConfigureAwait(false);
        if (scheme is null or AuthScheme.Bearer or AuthScheme.Basic)
        {
            await run.SendAsync(call with { Credentials = CallCredentials.Wrong }, "with credentials that nobody has", answer => answer.Status is 401 or 403
                ? []
                : [new("authentication", $"answered {answer.Status} instead of 401 to credentials that nobody has")]).ConfigureAwait(false);
        }
    }

    private static IEnumerable<Problem> Refused(ApiAnswer answer, AuthScheme? scheme)
    {
        if (answer.Status != 401)
            yield return new("authentication", $"answered {answer.Status} instead of 401 to a request without credentials");
        else if (scheme is AuthScheme.Bearer or AuthScheme.Basic && !answer.Headers.ContainsKey("WWW-Authenticate"))
            yield return new("authentication", "answered 401 without the header WWW-Authenticate, which says how to prove who one is");
    }
}
