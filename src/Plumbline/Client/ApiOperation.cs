namespace Plumbline.Client;

/// <summary>What a client knows of an operation before it is called. Emitted once per operation.</summary>
public abstract class ApiOperation
{
    private readonly ApiAnswer[] _answers;

    private protected ApiOperation(string name, string method, ApiAnswer[] answers)
    {
        Name = name;
        Method = HttpMethod.Parse(method);
        _answers = answers;
    }

    /// <summary>Resource and operation in C# names, e.g. <c>Users.GetById</c>.</summary>
    public string Name { get; }

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>Sending it twice is the same as once, so that it may be retried.</summary>
    public bool IsIdempotent { get; init; }

    /// <summary>The request header that lets the service know a call that it has answered before; such a call may be retried. Null without one.</summary>
    public string? IdempotencyKeyHeader { get; init; }

    /// <summary>The document's time limit in milliseconds; 0 where it has none.</summary>
    public long TimeoutMilliseconds { get; init; }

    /// <summary>What the document asks of callers; null for nothing.</summary>
    public AuthRequirement? Auth { get; init; }

    /// <summary>The document's time limit; null where it has none.</summary>
    internal TimeSpan? Timeout => TimeoutMilliseconds > 0 ? TimeSpan.FromMilliseconds(TimeoutMilliseconds) : null;

    /// <summary>Whether a failed attempt may be followed by another.</summary>
    internal bool MayRetry => IsIdempotent || IdempotencyKeyHeader is not null;

    /// <summary>What the document says about a status; null where it says nothing.</summary>
    /// <param name="status">The status.</param>
    internal ApiAnswer? FindAnswer(int status) =>
        Array.Find(_answers, answer => answer.Status == status) ?? Array.Find(_answers, answer => answer.Status is null);
}

/// <summary>An operation with its result.</summary>
/// <typeparam name="TResult">The type of the success body; <see cref="Nothing"/> for none.</typeparam>
public sealed class ApiOperation<TResult> : ApiOperation
{
    /// <summary>An operation.</summary>
    /// <param name="name">Resource and operation in C# names, e.g. <c>Users.GetById</c>.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="answers">The documented answers.</param>
    public ApiOperation(string name, string method, params ApiAnswer[] answers)
        : base(name, method, answers)
    {
    }

    /// <summary>The result of an answer.</summary>
    /// <param name="received">The answer.</param>
    /// <exception cref="ApiException">The answer is no success, or is not what the document says.</exception>
    internal TResult Read(ReceivedResponse received) => received.Answer switch
    {
        null => throw received.Undocumented(Name),
        ApiAnswer<TResult> success when received.IsSuccess => success.Read(Name, received),
        var failure => throw failure.Failure(Name, received),
    };
}
