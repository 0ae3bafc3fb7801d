using Plumbline.CodeFixes;
using static Plumbline.Drift.Tests.Table.Seeds;

namespace Plumbline.Drift.Tests.Table;

/// <content>Resources, their implementations and where they are mapped.</content>
internal static partial class Drifts
{
    private const string HealthResource = "    \"healthcheck\": {\n      \"path\": \"/_internal_\",";

    private static readonly Edit s_newResource = Edit.Replace(
        Document,
        HealthResource,
        "    \"user_status\": { \"operations\": [{ \"method\": \"GET\", \"responses\": { \"200\": { \"type\": \"[user_status]\" } } }] },\n\n" + HealthResource);

    private static IEnumerable<Drift> Served =>
    [
        new("the implementation of a resource goes", "PLB2001")
        {
            Edits = [Edit.Replace("sample-service/Users/UsersApi.cs", " : IUsersApi", ""), Edit.Replace(Startup, "builder.Services.AddUsersApi<UsersApi>();", "")],
            Twin = [],
        },
        new("the document gets another resource", "PLB2001")
        {
            Edits = [s_newResource],
            Twin =
            [
                s_newResource,
                Seeds.Types("""
                    internal sealed class UserStatusesApi : IUserStatusesApi
                    {
                        public Task<UserStatusesGetResult> GetAsync(CancellationToken cancellationToken) =>
                            Task.FromResult<UserStatusesGetResult>((ApiList<UserStatus>)[UserStatus.Active, UserStatus.Inactive]);
                        public static void Register(IServiceCollection services) => services.AddScoped<IUserStatusesApi, UserStatusesApi>();
                    }
                    """),
            ],
            Fixes = [new(new WriteClassFix(), "PLB2001")],
        },
        new("nothing is mapped any more", "PLB2002")
        {
            Edits = [Edit.Replace(Startup, "app.MapApi();", "")],
            Twin = [Edit.Replace(Startup, "app.MapApi();", "app.MapUsersApi();")],
            Fixes = [new(new MapApiFix(), "PLB2002", "MapApi")],
        },
        new("only another resource is mapped", "PLB2002")
        {
            Edits = [Edit.Replace(Startup, "app.MapApi();", "app.MapHealthchecksApi();")],
            Twin = [Edit.Replace(Startup, "app.MapApi();", "app.MapHealthchecksApi(); app.MapUsersApi();")],
            Fixes = [new(new MapApiFix(), "PLB2002", "MapUsersApi")],
        },
        new("nothing registers an implementation", "PLB2012")
        {
            Edits = [Edit.Replace(Startup, "builder.Services.AddUsersApi<UsersApi>();", "")],
            Twin = [Edit.Replace(Startup, "builder.Services.AddUsersApi<UsersApi>();", "builder.Services.AddScoped<IUsersApi, UsersApi>();")],
            Fixes = [new(new WriteClassFix(), "PLB2012")],
        },
        new("nothing registers the database", "PLB2013")
        {
            Edits = [Edit.Replace(Startup, "builder.AddPlumbline();", "")],
            Twin = [Edit.Replace(Startup, "builder.AddPlumbline();", "PlumblineApplicationExtensions.AddPlumbline(builder);")],
            Fixes = [new(new AddPlumblineFix(), "PLB2013")],
        },
        new("the handler of an operation goes", "CS0535")
        {
            Edits = [Edit.Replace("sample-service/Users/UsersApi.cs", "DeleteByIdAsync(string id", "DropByIdAsync(string id")],
            Twin = [],
            Fixes = [new(new ImplementApiFix(), "CS0535", "ImplementOne")],
        },
        new("a class implements nothing of its resource", "CS0535")
        {
            Edits = [Seeds.Types("internal sealed class Health : IHealthchecksApi { public static void Register(IServiceCollection services) => services.AddScoped<IHealthchecksApi, Health>(); }")],
            Twin = [Seeds.Types("internal sealed class Health { public IHealthchecksApi? Next { get; init; } }")],
            Fixes = [new(new ImplementApiFix(), "CS0535", "ImplementOne")],
        },
    ];
}
