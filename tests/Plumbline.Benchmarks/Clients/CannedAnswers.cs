using System.Net.Http.Headers;

namespace Plumbline.Benchmarks.Clients;

/// <summary>Stands in for the network: takes the request in full and answers from memory, so that the client itself is measured.</summary>
/// <param name="status">The status of every answer.</param>
/// <param name="body">Its body.</param>
internal sealed class CannedAnswers(int status, byte[] body) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue s_json = new("application/json") { CharSet = "utf-8" };

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Content?.CopyToAsync(Stream.Null, cancellationToken).GetAwaiter().GetResult();
        return Task.FromResult(new HttpResponseMessage((System.Net.HttpStatusCode)status)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(body) { Headers = { ContentType = s_json, ContentLength = body.Length } },
        });
    }
}
