using System.Diagnostics.CodeAnalysis;
using Polly;

namespace Plumbline.Client;

/// <summary>Sends the calls of one service's client: the one place where requests become answers. Safe for concurrent use.</summary>
public sealed class ApiSender
{
    private readonly Func<HttpClient> _httpClient;
    private readonly ApiClientOptions _options;
    private readonly ApiPipeline _pipeline;
    private readonly string _userAgent;
    private readonly ResponseRecorder? _recorder;
    private volatile Address? _address;

    /// <summary>A sender over an HTTP client that the caller owns and disposes.</summary>
    /// <param name="httpClient">Has the service's <see cref="HttpClient.BaseAddress"/>; a path in it stands before every path of the document.</param>
    /// <param name="userAgent">The <c>User-Agent</c> header, e.g. <c>plumbline-user/1.4.0</c>; the HTTP client's own goes before it.</param>
    /// <param name="options">How to call; the defaults where null. Later changes have no effect.</param>
    public ApiSender(HttpClient httpClient, string userAgent, ApiClientOptions? options = null)
        : this(() => httpClient, userAgent, options ?? new()) => ArgumentNullException.ThrowIfNull(httpClient);

    internal ApiSender(Func<HttpClient> httpClient, string userAgent, ApiClientOptions options)
    {
        _httpClient = httpClient;
        _options = options;
        _pipeline = new ApiPipeline(options);
        _userAgent = userAgent;
    }

    private ApiSender(ApiSender other, ResponseRecorder recorder)
    {
        _httpClient = other._httpClient;
        _options = other._options;
        _pipeline = other._pipeline;
        _userAgent = other._userAgent;
        _address = other._address;
        _recorder = recorder;
    }

    /// <summary>Calls an operation.</summary>
    /// <typeparam name="TResult">The type of its success body; <see cref="Nothing"/> for none.</typeparam>
    /// <param name="operation">The operation.</param>
    /// <param name="request">What to send.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ApiException">The service answered no success, or not what its document says; derived types say which.</exception>
    /// <exception cref="HttpRequestException">The service cannot be reached (<see cref="ApiCircuitOpenException"/>: was not lately).</exception>
    /// <exception cref="ApiTimeoutException">It took too long.</exception>
    /// <exception cref="OperationCanceledException">The caller ended the call.</exception>
    public async Task<TResult> SendAsync<TResult>(ApiOperation<TResult> operation, ApiRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(request);
        var call = new ApiCall(
            operation, request, operation.Timeout ?? _options.Timeout, _options.TimeProvider.GetTimestamp(), cancellationToken);
        var received = await _pipeline.ExecuteAsync(call, this).ConfigureAwait(false);
        var result = operation.Read(received);

        // Only here is it certain that nobody looks at the body any more.
        received.Body.Return();
        _recorder?.Record(received);
        return result;
    }

    /// <summary>Makes one call and tells status and headers of its answer too.</summary>
    /// <typeparam name="TClient">The service's client.</typeparam>
    /// <typeparam name="T">The call's result.</typeparam>
    /// <param name="create">Makes a client over a sender.</param>
    /// <param name="call">Makes the call.</param>
    /// <exception cref="InvalidOperationException">Not exactly one call succeeded.</exception>
    public async Task<ApiResponse<T>> WithResponseAsync<TClient, T>(Func<ApiSender, TClient> create, Func<TClient, Task<T>> call)
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(call);
        var recorder = new ResponseRecorder();
        var value = await call(create(new(this, recorder))).ConfigureAwait(false);
        var received = recorder.Recorded;
        return new(received.Status, received.Headers, value);
    }

    /// <summary>Makes one call without a result and tells status and headers of its answer.</summary>
    /// <typeparam name="TClient">The service's client.</typeparam>
    /// <param name="create">Makes a client over a sender.</param>
    /// <param name="call">Makes the call.</param>
    /// <exception cref="InvalidOperationException">Not exactly one call succeeded.</exception>
    public async Task<ApiResponse> WithResponseAsync<TClient>(Func<ApiSender, TClient> create, Func<TClient, Task> call)
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(call);
        var recorder = new ResponseRecorder();
        await call(create(new(this, recorder))).ConfigureAwait(false);
        var received = recorder.Recorded;
        return new(received.Status, received.Headers);
    }

    /// <summary>Sends once.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The answer, or what went wrong.</returns>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "What went wrong is the outcome; nothing is swallowed.")]
    internal async ValueTask<Outcome<ReceivedResponse>> AttemptAsync(ApiCall call, CancellationToken cancellationToken)
    {
        try
        {
            return Outcome.FromResult(await SendOnceAsync(call, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e)
        {
            return Outcome.FromException<ReceivedResponse>(e);
        }
    }

    private async ValueTask<ReceivedResponse> SendOnceAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var http = _httpClient();
        using var message = ApiMessage.Create(call, http, GetAddress(http), _userAgent);
        if (call.Operation.Auth is { } auth && _options.Credentials is { } credentials)
            await credentials.ApplyAsync(message, auth, cancellationToken).ConfigureAwait(false);

        using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        return await ReceivedResponse.ReceiveAsync(call.Operation, response, _options.MaximumResponseBytes, cancellationToken).ConfigureAwait(false);
    }

    private string GetAddress(HttpClient http)
    {
        var given = http.BaseAddress
            ?? throw new InvalidOperationException("The HTTP client has no BaseAddress; set it to where the service is.");
        if (_address is not { } address || address.Given != given)
            _address = address = new(given, given.GetLeftPart(UriPartial.Path).TrimEnd('/'));

        return address.Text;
    }

    private sealed record Address(Uri Given, string Text);
}
