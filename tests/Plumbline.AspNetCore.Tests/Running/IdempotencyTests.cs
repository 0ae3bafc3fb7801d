using System.Net;
using Plumbline.AspNetCore.Tests.Lab;

namespace Plumbline.AspNetCore.Tests.Running;

public sealed class IdempotencyTests
{
    private const string Form = """{"name":"a"}""";

    [Fact]
    public async Task Replays_the_first_answer()
    {
        await using var server = await LabServer.StartAsync();
        var first = await server.PostAsync("/items", Form, ("Idempotency-Key", "k1"));
        var second = await server.PostAsync("/items", Form, ("Idempotency-Key", "k1"));
        var other = await server.PostAsync("/items", Form, ("Idempotency-Key", "k2"));
        Assert.Equal(HttpStatusCode.Created, second.Status);
        Assert.Equal((first.Text, first.Type, first.Headers["Location"], first.Headers["Content-Length"]), (second.Text, second.Type, second.Headers["Location"], second.Headers["Content-Length"]));
        Assert.NotEqual(first.Text, other.Text);
    }

    [Fact]
    public async Task Makes_a_duplicate_wait_for_the_first()
    {
        await using var server = await LabServer.StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => server.PostAsync("/items", Form, ("Idempotency-Key", "same"))));
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.Status));
    }

    [Fact]
    public async Task Refuses_a_key_of_another_request()
    {
        await using var server = await LabServer.StartAsync();
        await server.PostAsync("/items", Form, ("Idempotency-Key", "k"));
        var answer = await server.PostAsync("/items", """{"name":"b"}""", ("Idempotency-Key", "k"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Idempotency-Key", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_documented_failures_but_neither_refusals_nor_errors()
    {
        await using var server = await LabServer.StartAsync();
        Assert.Equal(HttpStatusCode.Conflict, (await server.PostAsync("/items", """{"name":"taken"}""", ("Idempotency-Key", "a"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await server.PostAsync("/items", """{"name":""}""", ("Idempotency-Key", "b"))).Status);
        Assert.Equal(HttpStatusCode.Created, (await server.PostAsync("/items", Form, ("Idempotency-Key", "b"))).Status);
        Assert.Equal(HttpStatusCode.InternalServerError, (await server.PostAsync("/items", """{"name":"fails"}""", ("Idempotency-Key", "c"))).Status);
        Assert.Equal(HttpStatusCode.Created, (await server.PostAsync("/items", Form, ("Idempotency-Key", "c"))).Status);
    }

    [Fact]
    public async Task Refuses_an_endless_key()
    {
        await using var server = await LabServer.StartAsync();
        (await server.PostAsync("/items", Form, ("Idempotency-Key", new string('k', 256)))).IsProblem(400);
    }

    [Fact]
    public async Task Tells_clients_apart()
    {
        await using var server = await LabServer.StartAsync(
            builder => builder.Services.Configure<PlumblineServerOptions>(options => options.ClientKey = context => context.Request.Headers["X-Client"].ToString()));
        var first = await server.PostAsync("/items", Form, ("Idempotency-Key", "k"), ("X-Client", "a"));
        var second = await server.PostAsync("/items", Form, ("Idempotency-Key", "k"), ("X-Client", "b"));
        Assert.NotEqual(first.Text, second.Text);
    }
}
