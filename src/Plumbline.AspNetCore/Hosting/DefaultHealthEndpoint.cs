using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Plumbline.Json;

namespace Plumbline.AspNetCore;

/// <summary>The health check of documents that declare none.</summary>
public static class DefaultHealthEndpoint
{
    /// <summary>Maps <c>GET /_internal_/healthcheck</c>: <c>{"status":"healthy"}</c> with 200, or <c>{"status":"unhealthy"}</c> with 503. Open to everybody, whatever the group demands.</summary>
    /// <param name="endpoints">Where to.</param>
    public static IEndpointConventionBuilder MapDefaultHealthcheck(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return endpoints.MapMethods("/_internal_/healthcheck", [HttpMethods.Get], AnswerAsync).WithMetadata(new AllowAnonymousAttribute());
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var health = context.RequestServices.GetRequiredService<HealthCheckService>();
        var report = await health.CheckHealthAsync(context.RequestAborted).ConfigureAwait(false);
        await ApiAnswer.ExecuteAsync(new HealthAnswer(report.Status != HealthStatus.Unhealthy), context).ConfigureAwait(false);
    }

    /// <summary>The status as a body.</summary>
    private sealed class HealthAnswer(bool isHealthy)
        : ApiAnswer(isHealthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable)
    {
        internal override string? ContentType => MediaTypes.JsonUtf8;

        internal override void WriteBody(JsonWriter writer)
        {
            writer.WriteStartObject();
            writer.WritePlain("status"u8, isHealthy ? "healthy"u8 : "unhealthy"u8);
            writer.WriteEndObject();
        }
    }
}
