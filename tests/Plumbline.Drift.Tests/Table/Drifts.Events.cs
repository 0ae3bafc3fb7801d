using Plumbline.CodeFixes;

namespace Plumbline.Drift.Tests.Table;

/// <content>Consumed events.</content>
internal static partial class Drifts
{
    private const string OrdersStartup = "sample-service/Orders/OrdersService.cs";
    private const string Register = "builder.Services.AddUserEvents<UserEvents>();";

    private static IEnumerable<Drift> Events =>
    [
        new("the handler of consumed events goes", "PLB2010")
        {
            Service = "Orders",
            Edits = [Edit.Replace("sample-service/Orders/UserEvents.cs", " : IUserEventHandler", ""), Edit.Replace(OrdersStartup, Register, "")],
            Twin = [],
            Fixes = [new(new WriteClassFix(), "PLB2010")],
        },
        new("the handler of consumed events is not registered", "PLB2010")
        {
            Service = "Orders",
            Edits = [Edit.Replace(OrdersStartup, Register, "")],
            Twin = [],
            Fixes = [new(new WriteClassFix(), "PLB2010")],
        },
    ];
}
