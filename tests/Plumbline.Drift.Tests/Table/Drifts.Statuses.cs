using Plumbline.CodeFixes;
using static Plumbline.Drift.Tests.Table.Seeds;

namespace Plumbline.Drift.Tests.Table;

/// <content>Statuses that leave past the compiler.</content>
internal static partial class Drifts
{
    private static readonly Fix s_addResponse = new(new AddResponseFix(), "PLB2011");

    private static IEnumerable<Drift> Statuses =>
    [
        new("a result with a status that the document does not know", "PLB2011")
        {
            Edits = [Route("app.MapGet(\"/users/{id}\", IResult (string id) => id.Length > 9 ? Results.Ok(Someone(id)) : Results.StatusCode(410));")],
            Twin = [Route("app.MapGet(\"/users/{id}\", IResult (string id) => id.Length > 9 ? Results.Ok(Someone(id)) : Results.NotFound());")],
            Fixes = [s_addResponse],
        },
        new("an action's result with a status that the document does not know", "PLB2011")
        {
            Edits = [Action("[HttpGet(\"{id}\")] public ActionResult<User> Get(string id) => id.Length > 9 ? Conflict() : Someone(id);")],
            Twin = [s_getAction],
            Fixes = [s_addResponse],
        },
        new("an exception with a status that the document does not know", "PLB2011")
        {
            Edits = [Health("throw new BadHttpRequestException(\"busy\", StatusCodes.Status409Conflict)")],
            Twin = [Health("throw new ServiceUnavailableException(\"busy\")")],
            Fixes = [s_addResponse],
        },
        new("a status set on the response that the document does not know", "PLB2011")
        {
            Edits = [Route("app.MapGet(\"/users/{id}\", (HttpContext http) => { http.Response.StatusCode = 410; return Task.CompletedTask; });")],
            Twin = [Route("app.MapGet(\"/users/{id}\", (HttpContext http) => { http.Response.StatusCode = 404; return Task.CompletedTask; });")],
            Fixes = [s_addResponse],
        },
    ];

    private static Edit Health(string body) => Seeds.Types($$"""
        internal sealed class Health : IHealthchecksApi
        {
            public Task<HealthchecksGetHealthcheckResult> GetHealthcheckAsync(CancellationToken cancellationToken) => {{body}};
            public static void Register(IServiceCollection services) => services.AddScoped<IHealthchecksApi, Health>();
        }
        """);
}
