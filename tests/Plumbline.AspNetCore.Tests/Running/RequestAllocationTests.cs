using Microsoft.AspNetCore.Http.Features;
using Plumbline.AspNetCore.Tests.Lab;
using Plumbline.Tests.Shared;

namespace Plumbline.AspNetCore.Tests.Running;

/// <summary>What an operation allocates beside what its handler does: nothing for reading, waiting and writing.</summary>
public sealed class RequestAllocationTests
{
    [Fact]
    public async Task A_request_without_a_body_costs_its_answer_and_little_else()
    {
        await using var lab = await LabServer.StartAsync();
        var endpoint = lab.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .First(e => e.RoutePattern.RawText == "/echoes/uuid/{value}");
        using var scope = lab.Services.CreateScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        context.SetEndpoint(endpoint);
        context.Request.Method = "GET";
        context.Request.Path = "/echoes/uuid/9b2f6a52-0c0f-4c39-8a1b-3f1e35a0a7c1";
        context.Request.RouteValues["value"] = "9b2f6a52-0c0f-4c39-8a1b-3f1e35a0a7c1";

        // The handler's task, body and text (200), the answer (48), its Content-Length (32).
        var bytes = Allocation.PerCall(Most, () =>
        {
            context.Response.Headers.Clear();
            var answered = endpoint.RequestDelegate!(context);
            Assert.True(answered.IsCompletedSuccessfully);
        });
        Assert.Equal(200, context.Response.StatusCode);
        Assert.InRange(bytes, 1, Most);
    }

    private const int Most = 320;
}
