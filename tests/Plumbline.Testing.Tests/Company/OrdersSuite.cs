using System.Text.Json.Nodes;

namespace Plumbline.Testing.Tests.Company;

/// <summary>What the orders sample's suite says beyond the document, as its users write it.</summary>
internal static class OrdersSuite
{
    public const string Document = "specs/order.json";

    public static void Configure(ConformanceOptions options)
    {
        options.Replicate("user", new JsonObject { ["id"] = "usr-1" });
        options.Provide("order_form.user_id", _ => "usr-1");
        options.Refuse("order_form.user_id", _ => "usr-nobody");
        options.Refuse("order_form.items", _ => new JsonArray(Item("EUR"), Item("USD")));
        options.Expect("POST /orders", (_, order) => IsSum(order!) ? null : $"the total of {order!["items"]!.ToJsonString()} is {order["total"]!.ToJsonString()}");
    }

    private static JsonObject Item(string currency) => new() { ["sku"] = "AB-1234", ["price"] = new JsonObject { ["amount"] = 1, ["currency"] = currency } };

    private static bool IsSum(JsonNode order) => order["total"]!["amount"]!.GetValue<decimal>()
        == order["items"]!.AsArray().Sum(item => item!["quantity"]!.GetValue<int>() * item["price"]!["amount"]!.GetValue<decimal>());
}
