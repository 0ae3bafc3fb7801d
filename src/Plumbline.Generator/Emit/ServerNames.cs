namespace Plumbline.Generator.Emit;

/// <summary>Full names of what emitted server code calls.</summary>
internal static class ServerNames
{
    public const string Runtime = "global::Plumbline.AspNetCore.";
    public const string Results = "global::Microsoft.AspNetCore.Http.HttpResults.";
    public const string Endpoints = "global::Microsoft.AspNetCore.Routing.IEndpointRouteBuilder";
    public const string Group = "global::Microsoft.AspNetCore.Routing.RouteGroupBuilder";
    public const string Services = "global::Microsoft.Extensions.DependencyInjection.IServiceCollection";
    public const string Task = "global::System.Threading.Tasks.Task";
    public const string CancellationToken = "global::System.Threading.CancellationToken";
    public const string ServiceProvider = "global::System.IServiceProvider";
    public const string HealthCheckService = "global::Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckService";
    public const string Problems = "global::System.Collections.Generic.IReadOnlyList<global::Plumbline.AspNetCore.ApiProblem>";
}
