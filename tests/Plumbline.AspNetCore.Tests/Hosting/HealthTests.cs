using System.Net;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Plumbline.AspNetCore.Tests.Lab;

namespace Plumbline.AspNetCore.Tests.Hosting;

public sealed class HealthTests
{
    [Fact]
    public async Task Answers_the_documented_model()
    {
        await using var server = await LabServer.StartAsync();
        Assert.Equal("""{"status":"healthy"}""", (await server.GetAsync("/_internal_/healthcheck")).Text);
    }

    [Fact]
    public async Task Answers_the_documented_error_where_a_check_fails()
    {
        await using var server = await LabServer.StartAsync(builder => builder.Services.AddHealthChecks()
            .AddCheck("database", () => HealthCheckResult.Unhealthy("password is wrong"))
            .AddCheck("cache", () => HealthCheckResult.Degraded()));
        var answer = await server.GetAsync("/_internal_/healthcheck");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("""{"code":"invalid","messages":["database is unhealthy"]}""", answer.Text);
    }

    [Fact]
    public async Task Lets_the_team_answer_itself()
    {
        await using var server = await LabServer.StartAsync(builder => builder.Services.AddHealthchecksApi<OwnHealth>());
        Assert.Equal("""{"status":"own"}""", (await server.GetAsync("/_internal_/healthcheck")).Text);
    }

    [Theory]
    [InlineData(true, 200, """{"status":"healthy"}""")]
    [InlineData(false, 503, """{"status":"unhealthy"}""")]
    public async Task Has_a_health_check_where_no_document_declares_one(bool isHealthy, int status, string text)
    {
        await using var server = await LabServer.StartAsync(
            builder =>
            {
                builder.Services.AddAuthorization();
                if (!isHealthy)
                    builder.Services.AddHealthChecks().AddCheck("x", () => HealthCheckResult.Unhealthy());
            },
            app =>
            {
                var group = app.MapGroup("").RequireAuthorization();
                group.MapDefaultHealthcheck();
            });
        var answer = await server.GetAsync("/_internal_/healthcheck");
        Assert.Equal(status, (int)answer.Status);
        Assert.Equal(text, answer.Text);
    }

    private sealed class OwnHealth : IHealthchecksApi
    {
        public Task<HealthchecksGetHealthcheckResult> GetHealthcheckAsync(CancellationToken cancellationToken) =>
            Task.FromResult<HealthchecksGetHealthcheckResult>(new Healthcheck { Status = "own" });
    }
}
