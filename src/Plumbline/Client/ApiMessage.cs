using System.Net.Http.Headers;

namespace Plumbline.Client;

/// <summary>Makes the HTTP message of one attempt.</summary>
internal static class ApiMessage
{
    private static readonly MediaTypeHeaderValue s_json = new("application/json");

    /// <summary>The message, without credentials.</summary>
    /// <param name="call">The call.</param>
    /// <param name="http">The client that will send it.</param>
    /// <param name="address">Where the service's paths begin, without a trailing slash.</param>
    /// <param name="userAgent">The client's name, where its HTTP client has none.</param>
    public static HttpRequestMessage Create(ApiCall call, HttpClient http, string address, string userAgent)
    {
        var message = new HttpRequestMessage(call.Operation.Method, new Uri(call.Request.GetTarget(address)))
        {
            Version = http.DefaultRequestVersion,
            VersionPolicy = http.DefaultVersionPolicy,
        };
        if (call.Content is { } content)
            message.Content = new ByteArrayContent(content) { Headers = { ContentType = s_json } };

        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (!http.DefaultRequestHeaders.NonValidated.Contains("User-Agent"))
            message.Headers.TryAddWithoutValidation("User-Agent", userAgent);

        if (call.Request.Headers.Count > 0)
        {
            foreach (var group in call.Request.Headers.GroupBy(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase))
                SetHeader(message, group.Key, group);
        }

        if (call.IdempotencyKey is { } key)
            SetHeader(message, call.Operation.IdempotencyKeyHeader!, [key]);

        return message;
    }

    // What the document declares wins over what this class sets (Accept, User-Agent, Content-Type).
    private static void SetHeader(HttpRequestMessage message, string name, IEnumerable<string> values)
    {
        HttpHeaders headers = message.Headers;
        if (!headers.TryAddWithoutValidation(name, []))
            headers = (message.Content ??= new ByteArrayContent([])).Headers; // System.Net.Http keeps Content-* with the content.

        headers.Remove(name);
        headers.TryAddWithoutValidation(name, values);
    }
}
