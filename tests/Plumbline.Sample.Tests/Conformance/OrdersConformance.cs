extern alias orders;

using System.Text.Json.Nodes;
using Plumbline.Testing;
using Users;

namespace Plumbline.Sample.Tests.Conformance;

/// <summary>The orders service does what its document says. It is told of the one user who orders, of what no order may be, and of who owns users: the document cannot say these.</summary>
[ConformanceDocument("specs/order.json")]
public sealed class OrdersConformance : ConformanceSuite<orders::Program>
{
    protected override void Configure(ConformanceOptions options)
    {
        options.Replicate("user", new JsonObject { ["id"] = "usr-1" });
        options.Provide("order_form.user_id", _ => "usr-1");
        options.Refuse("order_form.user_id", _ => "usr-nobody");
        options.Refuse("order_form.items", _ => JsonNode.Parse("""[{ "sku": "AB-1234", "price": { "amount": 1, "currency": "EUR" } }, { "sku": "AB-1234", "price": { "amount": 1, "currency": "USD" } }]"""));
        options.Expect("POST /orders", (_, order) => IsSum(order!) ? null : "the total is not that of the items");
        options.RunOwner("specs/user.json", UsersService.Build);
    }

    private static bool IsSum(JsonNode order) => order["total"]!["amount"]!.GetValue<decimal>()
        == order["items"]!.AsArray().Sum(item => item!["quantity"]!.GetValue<int>() * item["price"]!["amount"]!.GetValue<decimal>());
}
