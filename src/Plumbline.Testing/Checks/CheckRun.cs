using System.Text.Json;
using Plumbline.Spec.Model;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Hosting;
using Plumbline.Testing.Reporting;
using Plumbline.Testing.Requests;
using Plumbline.Testing.Values;

namespace Plumbline.Testing.Checks;

/// <summary>One check of one operation: sends requests, judges every answer, and collects what fails.</summary>
internal sealed class CheckRun(
    TestedOperation operation, ApiSession session, CallMaker calls, ConformanceOptions options, ConformanceSeed seed, DocumentCoverage coverage, CancellationToken cancellationToken)
{
    private const int MostFailures = 5;

    // What a producer does beyond a consumer's copy of its document, or demands less than it, is the producer's business.
    private static readonly string[] s_ofProducer = ["invalid input refused", "problem named", "405", "description"];

    private readonly Lock _lock = new();
    private readonly SuppliedPlaces _supplied = new(operation.Document.Types, options.Providers.Keys);
    private readonly AnswerOracle _oracle = new(operation.Document, options.IsConsumersCopy);
    private readonly ValueChecker _requests = new(operation.Document.Types, isAnswer: false);
    private readonly List<ConformanceFailure> _failures = [];
    private int _sent;

    /// <summary>The operation.</summary>
    public TestedOperation Operation => operation;

    /// <summary>What the suite's author set.</summary>
    public ConformanceOptions Options => options;

    /// <summary>What random values start from.</summary>
    public ConformanceSeed Seed => seed;

    /// <summary>What of the document was touched.</summary>
    public DocumentCoverage Coverage => coverage;

    /// <summary>Where the service is.</summary>
    public Uri Address => session.Address;

    /// <summary>The service from inside; null where it runs elsewhere.</summary>
    public InsideService? Inside => session.Inside;

    /// <summary>What the service has told; null where that cannot be seen.</summary>
    public ServiceEvents? Events => session.Inside?.Events;

    /// <summary>Stops the run.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Makes requests.</summary>
    public CallMaker Calls => calls;

    /// <summary>What failed.</summary>
    public IReadOnlyList<ConformanceFailure> Failures => _failures;

    /// <summary>How many requests were sent.</summary>
    public int Requests => _sent;

    /// <summary>Cases that could not be made, and why.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Whether enough has failed to stop looking.</summary>
    public bool IsHopeless => _failures.Count >= MostFailures;

    /// <summary>A valid request; null (and a note) where it cannot be made.</summary>
    public async Task<ApiCall?> TryMakeAsync(TestedOperation of, bool isFull, bool isFresh)
    {
        try
        {
            return await calls.MakeAsync(of, isFull, isFresh, cancellationToken).ConfigureAwait(false);
        }
        catch (NoValueException e)
        {
            Notes.Add(e.Message);
            return null;
        }
    }

    /// <summary>Whether a value of a request is valid.</summary>
    public IReadOnlyList<ValueProblem> Judge(Limits limits, JsonElement value) => _requests.Check(operation.Document.Service, limits, value);

    /// <summary>Whether a value of a request is valid, where another document holds the reference.</summary>
    public IReadOnlyList<ValueProblem> JudgeAs(Service owner, Limits limits, JsonElement value) => _requests.Check(owner, limits, value);

    /// <summary>Whether the body of a call is valid.</summary>
    public IReadOnlyList<ValueProblem> JudgeBody(ApiCall call) => call.Operation.Operation.Body is { } body
        ? Judge(new Limits(body.Type), JsonSerializer.SerializeToElement(call.Json))
        : [];

    /// <summary>Whether the service knows more of a place in a body than the document says.</summary>
    public bool IsSupplied(ApiCall call, string pointer) =>
        call.Operation.Operation.Body is { } body && _supplied.Holds(operation.Document.Service, body.Type, pointer);

    /// <summary>Whether a smaller body still has what the suite's author supplied.</summary>
    public bool KeepsSupplied(ApiCall call, ApiCall smaller) =>
        call.Operation.Operation.Body is not { } body || _supplied.AreEqual(operation.Document.Service, body.Type, call.Json, smaller.Json);

    /// <summary>Sends a request and holds the answer against the document.</summary>
    /// <param name="call">The request.</param>
    /// <param name="what">What is tried, for the failure.</param>
    /// <param name="expect">What else must hold of the answer.</param>
    /// <param name="shrinkIf">Whether a smaller request still tries the same thing; null where it must stay as it is.</param>
    /// <returns>The answer; null where there was none, which is a failure.</returns>
    public Task<ApiAnswer?> SendAsync(ApiCall call, string what, Func<ApiAnswer, IEnumerable<Problem>>? expect = null, Func<ApiCall, bool>? shrinkIf = null) =>
        SendShrinkingAsync(call, what, expect is null ? null : (_, answer) => expect(answer), shrinkIf);

    /// <summary>Sends a request and holds the answer against the document, and against what was sent: after shrinking, that is another request.</summary>
    /// <param name="call">The request.</param>
    /// <param name="what">What is tried, for the failure.</param>
    /// <param name="expect">What else must hold of the answer to a request.</param>
    /// <param name="shrinkIf">Whether a smaller request still tries the same thing; null where it must stay as it is.</param>
    /// <returns>The answer; null where there was none, which is a failure.</returns>
    public async Task<ApiAnswer?> SendShrinkingAsync(ApiCall call, string what, Func<ApiCall, ApiAnswer, IEnumerable<Problem>>? expect, Func<ApiCall, bool>? shrinkIf)
    {
        var (answer, problems) = await TryAsync(call, expect).ConfigureAwait(false);
        if (problems.Count == 0)
            return answer;

        if (shrinkIf is not null && call.Json is not null)
        {
            var first = problems[0].Kind;
            (call, answer, problems) = await Shrinker.ShrinkAsync(call, answer, problems, shrinkIf, async smaller =>
            {
                var (again, found) = await TryAsync(smaller, expect).ConfigureAwait(false);
                return found.Exists(problem => problem.Kind == first) ? (again, found) : null;
            }).ConfigureAwait(false);
        }

        foreach (var problem in problems)
            Report(call, answer, what, problem);

        return answer;
    }

    /// <summary>Records a failure.</summary>
    public void Report(ApiCall call, ApiAnswer? answer, string what, Problem problem)
    {
        lock (_lock)
        {
            if (_failures.Count < MostFailures && !_failures.Exists(known => known.Problem.Kind == problem.Kind && known.What == what))
                _failures.Add(new(call, answer, what, problem, seed, session.Address));
        }
    }

    /// <summary>Sends a request that is no operation of the document; null where there is no answer.</summary>
    public async Task<ApiAnswer?> AskAsync(ApiCall call)
    {
        Interlocked.Increment(ref _sent);
        try
        {
            return await session.SendAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return null;
        }
    }

    // What the suite's author says beyond the document.
    private IEnumerable<Problem> Expected(ApiCall call, ApiAnswer answer) =>
        from expectation in options.Expectations
        where expectation.Operation == call.Operation.Name && call.Method == call.Operation.Operation.Method
        let found = expectation.Find(call.Json, answer.Json is { } json ? JsonSerializer.SerializeToNode(json) : null)
        where found is not null
        select new Problem("author's rule", $"answered {answer.Status} against what the suite's author says: {found}");

    private async Task<(ApiAnswer? Answer, List<Problem> Problems)> TryAsync(ApiCall call, Func<ApiCall, ApiAnswer, IEnumerable<Problem>>? expect)
    {
        Interlocked.Increment(ref _sent);
        try
        {
            var answer = await session.SendAsync(call, cancellationToken).ConfigureAwait(false);
            coverage.Add(call, answer);
            var problems = _oracle.Check(call, answer).ToList();

            // What a server error or an undocumented status means for the expectation is said by the failure itself.
            if (problems.Count == 0 && expect is not null)
                problems.AddRange(expect(call, answer));
            if (problems.Count == 0 && answer.IsSuccess)
                problems.AddRange(Expected(call, answer));
            if (options.IsConsumersCopy)
                problems.RemoveAll(problem => s_ofProducer.Contains(problem.Kind));
            return (answer, problems);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return (null, [new("an answer", $"no answer: {e.GetType().Name}: {e.Message}")]);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // In memory, what a handler throws past the server comes out here.
            return (null, [new("no server error", $"the service threw {e.GetType().Name}: {e.Message}")]);
        }
    }
}
