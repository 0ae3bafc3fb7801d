using System.Globalization;
using System.Net;
using Plumbline.AspNetCore.Tests.Lab;

namespace Plumbline.AspNetCore.Tests.Running;

public sealed class RuleTests
{
    [Fact]
    public async Task Answers_429_over_the_rate_limit_per_client()
    {
        await using var server = await LabServer.StartAsync(
            builder => builder.Services.Configure<PlumblineServerOptions>(options => options.ClientKey = context => context.Request.Headers["X-Client"].ToString()));
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/echoes/limited", ("X-Client", "a"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/echoes/limited", ("X-Client", "a"))).Status);

        var refused = await server.GetAsync("/echoes/limited", ("X-Client", "a"));
        refused.IsProblem(429);
        Assert.InRange(int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/echoes/limited", ("X-Client", "b"))).Status);
    }

    [Fact]
    public async Task Counts_by_address_unless_told_otherwise()
    {
        await using var server = await LabServer.StartAsync();
        await server.GetAsync("/echoes/limited");
        await server.GetAsync("/echoes/limited");
        (await server.GetAsync("/echoes/limited")).IsProblem(429);
    }

    [Fact]
    public async Task Cancels_after_the_documents_time_and_answers_503()
    {
        await using var server = await LabServer.StartAsync();
        EchoesApi.WasCancelled = false;
        (await server.GetAsync("/echoes/slow")).IsProblem(503);
        Assert.True(EchoesApi.WasCancelled);
        Assert.Contains(server.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("EchoesGetSlow took longer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Makes_no_error_of_a_client_that_left()
    {
        await using var server = await LabServer.StartAsync();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(20);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.Client.PostAsync("/items", LabServer.Json("""{"name":"a"}"""), patience.Token));
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(server.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Warning", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/secrets/plain", null, 401)]
    [InlineData("/secrets/plain", "Test ada", 200)]
    [InlineData("/secrets/scoped", "Test ada", 403)]
    [InlineData("/secrets/scoped", "Test ada items:write", 403)]
    [InlineData("/secrets/scoped", "Test ada items:write items:read", 200)]
    [InlineData("/secrets/open", null, 200)]
    public async Task Lets_in_whom_the_document_lets_in(string path, string? authorization, int status)
    {
        await using var server = await LabServer.StartAsync();
        var answer = await server.GetAsync(path, authorization is null ? [] : [("Authorization", authorization)]);
        Assert.Equal(status, (int)answer.Status);
        if (status >= 400)
            answer.IsProblem(status);
    }

    [Fact]
    public async Task Keeps_open_operations_and_the_health_check_open_in_a_guarded_group()
    {
        await using var server = await LabServer.StartAsync(
            builder => builder.Services.AddAuthorization(),
            app => app.MapApi().RequireAuthorization());
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("/items")).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/secrets/open")).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/_internal_/healthcheck")).Status);
    }

    [Fact]
    public async Task Fails_at_start_where_the_document_demands_authentication_and_there_is_none()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddPlumbline();
        builder.Services.AddFieldErrorsApi<SecretsApi>();
        await using var app = builder.Build();
        app.MapFieldErrorsApi();
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains("AddAuthentication", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_at_start_where_nothing_handles_a_resource()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddPlumbline();
        await using var app = builder.Build();
        Assert.Contains("AddItemsApi<", Assert.Throws<InvalidOperationException>(() => app.MapItemsApi()).Message, StringComparison.Ordinal);

        await using var bare = WebApplication.CreateBuilder().Build();
        Assert.Contains("AddPlumbline", Assert.Throws<InvalidOperationException>(() => bare.MapItemsApi()).Message, StringComparison.Ordinal);
    }
}
