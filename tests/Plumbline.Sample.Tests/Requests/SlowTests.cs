using System.Net;
using Plumbline.Sample.Tests.Hosting;
using Plumbline.Sample.Tests.Mutations;

namespace Plumbline.Sample.Tests.Requests;

public sealed class SlowTests(SampleServer server)
{
    [Fact]
    public async Task Answers_408_to_a_body_that_does_not_come()
    {
        using var connection = new WireConnection(new(IPAddress.Loopback, server.Address.Port));
        var request = "POST /users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{}"u8.ToArray();
        var answer = await connection.SendAsync(request, isHead: false, TestContext.Current.CancellationToken);
        Assert.Equal(408, answer?.Status);

        // Kestrel reads on behind the answer, and logs where it cannot.
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(server.Log.Errors, line => line.Contains("draining", StringComparison.Ordinal));
    }
}
