using System.Net;
using Plumbline.Client;
using Plumbline.Json;

namespace Plumbline.Tests.Client;

/// <summary>What a call allocates that ends with its first attempt: retries and a circuit stand ready, and cost nothing.</summary>
public sealed class ClientAllocationTests
{
    private static readonly ApiOperation<string> s_operation = new("Users.GetById", "GET", ApiAnswer.Of<string, StringCodec>(200)) { IsIdempotent = true };
    private static readonly byte[] s_body = "\"x\""u8.ToArray();

    // Of these, 1,600 are what HttpClient takes for its messages, and a time limit that a call by hand needs too.
    private const int Most = 1700;

    [Fact]
    public void A_call_that_succeeds_at_once_costs_little_beside_its_messages()
    {
        using var http = new HttpClient(new Instant()) { BaseAddress = new("http://localhost"), Timeout = Timeout.InfiniteTimeSpan };
        var sender = new ApiSender(http, "plumbline-user/1.0.0");
        var id = Guid.NewGuid();

        var ours = Allocation.PerCall(Most, () => Assert.NotEmpty(Emitted(sender, id).GetAwaiter().GetResult()));
        Assert.InRange(ours, 1, Most);
    }

    private static Task<string> Emitted(ApiSender sender, Guid id) =>
        sender.SendAsync(s_operation, new ApiRequest("/users/").Segment<Guid, UuidCodec>("id", id), TestContext.Current.CancellationToken);

    private sealed class Instant : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent(s_body) });
    }
}
