using Plumbline.CodeFixes;
using static Plumbline.Drift.Tests.Table.Seeds;

namespace Plumbline.Drift.Tests.Table;

/// <content>Personal data, and calls of other services.</content>
internal static partial class Drifts
{
    private static readonly Edit s_orders = Edit.Replace(
        "sample-service/Users/Users.csproj",
        "<AdditionalFiles Include=\"../../specs/user.json\" />",
        "<AdditionalFiles Include=\"../../specs/user.json\" />\n    <AdditionalFiles Include=\"../../specs/order.json\" PlumblineRole=\"client\" />");

    private static IEnumerable<Drift> Data =>
    [
        Leaves("personal data in a log", "log.LogInformation(\"mail to {Address}\", user.Email);", "log.LogInformation(\"mail to {User}\", user);"),
        Leaves("personal data in a log by an emitted method", "Sent(log, user.Email);", "Sent(log, user.Id);"),
        Leaves("personal data in an exception by way of a variable", "var text = $\"no mail to {user.Email}\"; if (text.Length > 9) throw new InvalidOperationException(text);", "var text = $\"no mail to {user.Id}\"; if (text.Length > 9) throw new InvalidOperationException(text);"),
        Leaves("personal data in a URL", "_ = new Uri(\"https://mail.example.io/\" + user.Email);", "_ = new Uri(\"https://mail.example.io/\" + user.Id);"),
        Leaves("personal data in a tag", "activity.SetTag(\"mail\", user.Email);", "activity.SetTag(\"mails\", user.Email?.Length);"),
        new("a documented service called by a URL", "PLB2008")
        {
            Edits = [s_orders, Orders("await http.GetFromJsonAsync<Io.Example.OrderV0.Order>($\"/orders/{id}\", token)")],
            Twin = [s_orders, Orders("await http.GetFromJsonAsync<Io.Example.OrderV0.Order>($\"/archive/{id}\", token)")],
            Fixes = [new(new CallClientFix(), "PLB2008")],
        },
        new("a documented service called by a message", "PLB2008")
        {
            Edits = [s_orders, Orders("(await http.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $\"/orders/{id}\"), token)).ToString()")],
            Twin = [s_orders, Orders("(await http.SendAsync(new HttpRequestMessage(HttpMethod.Put, $\"/orders/{id}\"), token)).ToString()")],
        },
    ];

    private static Drift Leaves(string title, string statements, string twin) => new(title, "PLB2007") { Edits = [Method(statements)], Twin = [Method(twin)] };

    private static Edit Orders(string call) => Seeds.Types($$"""
        internal sealed class OrderReader(HttpClient http)
        {
            public Uri? Address => http.BaseAddress;

            public async Task<object?> FindAsync(string id, CancellationToken token) => {{call}};
        }
        """);
}
