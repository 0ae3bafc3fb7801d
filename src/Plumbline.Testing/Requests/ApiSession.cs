using System.Globalization;
using System.Net.Http.Headers;
using Plumbline.Spec.Attributes;
using Plumbline.Testing.Hosting;

namespace Plumbline.Testing.Requests;

/// <summary>Sends requests to the service under test.</summary>
/// <param name="client">The client, with the service's address.</param>
/// <param name="options">What the suite's author set.</param>
/// <param name="inside">The service from inside; null where it runs elsewhere.</param>
internal sealed class ApiSession(HttpClient client, ConformanceOptions options, InsideService? inside)
{
    private const int MostWaits = 5;
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(1);

    /// <summary>The service from inside; null where it runs elsewhere.</summary>
    public InsideService? Inside => inside;

    /// <summary>Whether only requests that change nothing are allowed.</summary>
    public bool IsSafe => options.IsSafe;

    /// <summary>The service's address, for the lines that people repeat.</summary>
    public Uri Address => client.BaseAddress ?? new("http://localhost");

    /// <summary>Sends a request; who is told to come back later does.</summary>
    /// <param name="call">The request.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="HttpRequestException">There was no answer.</exception>
    /// <exception cref="OperationCanceledException">There was no answer in time.</exception>
    public async Task<ApiAnswer> SendAsync(ApiCall call, CancellationToken cancellationToken)
    {
        for (var wait = 0; ; wait++)
        {
            var answer = await SendOnceAsync(call, cancellationToken).ConfigureAwait(false);
            if (answer.Status != 429 || wait == MostWaits || RetryAfter(answer) is not { } delay || delay > s_longestWait)
                return answer;

            await Task.Delay(delay, cancellationToken).ConfigureAwait(false);
        }
    }

    private static TimeSpan? RetryAfter(ApiAnswer answer) =>
        answer.Headers.TryGetValue("Retry-After", out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private async Task<ApiAnswer> SendOnceAsync(ApiCall call, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(new(call.Method), new Uri(call.Target, UriKind.Relative));
        foreach (var (name, value) in call.Headers)
            request.Headers.TryAddWithoutValidation(name, value);

        if (call.Content is { } body)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(call.MediaType);
        }

        if (call.Operation.Auth is { } auth && auth.Scheme != AuthScheme.None)
            Authenticate(request, call.Credentials, auth.Scheme);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        using var response = await client.SendAsync(request, limit.Token).ConfigureAwait(false);
        return new()
        {
            Status = (int)response.StatusCode,
            MediaType = response.Content.Headers.ContentType?.MediaType,
            Headers = response.Headers.Concat(response.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            Body = await response.Content.ReadAsByteArrayAsync(limit.Token).ConfigureAwait(false),
        };
    }

    private void Authenticate(HttpRequestMessage request, CallCredentials credentials, AuthScheme? scheme)
    {
        if (credentials == CallCredentials.Right)
            options.Authentication?.Invoke(request, SchemeName(scheme));
        else if (credentials == CallCredentials.Wrong)
            request.Headers.Authorization = scheme == AuthScheme.Basic ? new("Basic", "bm9ib2R5Om5vYm9keQ==") : new("Bearer", "nobody");
    }

    private static string? SchemeName(AuthScheme? scheme) => scheme switch
    {
        AuthScheme.Bearer => "bearer",
        AuthScheme.Basic => "basic",
        AuthScheme.ApiKey => "api_key",
        AuthScheme.MutualTls => "mutual_tls",
        _ => null,
    };
}
