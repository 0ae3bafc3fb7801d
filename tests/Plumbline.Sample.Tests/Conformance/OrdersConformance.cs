extern alias orders;

using System.Text.Json.Nodes;
using Plumbline.Testing;

namespace Plumbline.Sample.Tests.Conformance;

/// <summary>The orders service does what its document says. It is told of the one user who orders; the document cannot say which users there are.</summary>
[ConformanceDocument("specs/order.json")]
public sealed class OrdersConformance : ConformanceSuite<orders::Program>
{
    protected override void Configure(ConformanceOptions options)
    {
        options.Replicate("user", new JsonObject { ["id"] = "usr-1" });
        options.Provide("order_form.user_id", _ => "usr-1");
        options.Refuse("order_form.user_id", _ => "usr-nobody");
    }
}
