using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Plumbline.Client;

/// <summary>An answer, received as far as the document gives it a meaning. Holds no connection.</summary>
internal sealed class ReceivedResponse
{
    /// <summary>How much is kept of a body that the document does not know, in bytes.</summary>
    public const int ExcerptBytes = 1024;

    private readonly HttpResponseHeaders _headers;
    private readonly HttpContentHeaders _contentHeaders;

    private ReceivedResponse(HttpResponseMessage response, ApiAnswer? answer, ResponseBody body)
    {
        Status = response.StatusCode;
        IsSuccess = response.IsSuccessStatusCode;
        Answer = answer;
        Body = body;
        _headers = response.Headers;
        _contentHeaders = response.Content.Headers;
    }

    /// <summary>The status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>A status from 200 to 299.</summary>
    public bool IsSuccess { get; }

    /// <summary>What the document says about the status; null for nothing.</summary>
    public ApiAnswer? Answer { get; }

    /// <summary>The body: whole where the document has a type for it, the start where it does not know the status, otherwise none.</summary>
    public ResponseBody Body { get; }

    /// <summary>The headers.</summary>
    public ApiHeaders Headers => new(_headers, _contentHeaders);

    /// <summary>How long the service asks callers to wait; null where it does not.</summary>
    /// <param name="now">The time, where it names one.</param>
    public TimeSpan? RetryAfter(DateTimeOffset now) => _headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
        _ => null,
    };

    /// <summary>Receives an answer; the caller disposes the message.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="response">The message; its body is not read yet.</param>
    /// <param name="maximumBytes">The largest body.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async ValueTask<ReceivedResponse> ReceiveAsync(
        ApiOperation operation, HttpResponseMessage response, int maximumBytes, CancellationToken cancellationToken)
    {
        var answer = operation.FindAnswer((int)response.StatusCode);
        var limit = answer switch
        {
            null => ExcerptBytes,
            { HasBody: true } => maximumBytes,
            _ => 0,
        };
        var body = limit == 0 ? default : await ResponseBody.ReadAsync(response.Content, limit, cancellationToken).ConfigureAwait(false);
        return new(response, answer, body);
    }

    /// <summary>The exception for a status that the document does not list.</summary>
    /// <param name="operation">The operation.</param>
    public UndocumentedResponseException Undocumented(string operation) =>
        new(operation, Status, Encoding.UTF8.GetString(Body.Bytes.Span), Headers);
}
