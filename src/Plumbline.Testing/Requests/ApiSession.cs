using System.Net.Http.Headers;
using Plumbline.Spec.Attributes;

namespace Plumbline.Testing.Requests;

/// <summary>Sends requests to the service under test.</summary>
/// <param name="client">The client, with the service's address.</param>
/// <param name="options">What the suite's author set.</param>
internal sealed class ApiSession(HttpClient client, ConformanceOptions options)
{
    /// <summary>The service's address, for the lines that people repeat.</summary>
    public Uri Address => client.BaseAddress ?? new("http://localhost");

    /// <summary>Sends a request.</summary>
    /// <param name="call">The request.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="HttpRequestException">There was no answer.</exception>
    /// <exception cref="OperationCanceledException">There was no answer in time.</exception>
    public async Task<ApiAnswer> SendAsync(ApiCall call, CancellationToken cancellationToken)
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
            options.Authentication?.Invoke(request, SchemeName(auth.Scheme));

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

    private static string? SchemeName(AuthScheme? scheme) => scheme switch
    {
        AuthScheme.Bearer => "bearer",
        AuthScheme.Basic => "basic",
        AuthScheme.ApiKey => "api_key",
        AuthScheme.MutualTls => "mutual_tls",
        _ => null,
    };
}
