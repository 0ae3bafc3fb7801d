using System.Globalization;
using System.Text;

namespace Plumbline.Benchmarks.Json;

/// <summary>The texts that are read, and what they say is written.</summary>
internal static class Samples
{
    /// <summary>An account: 8 fields.</summary>
    public static byte[] Account { get; } = Utf8(AccountText(7));

    /// <summary>An order: 60 fields, nested.</summary>
    public static byte[] Order { get; } = Utf8($$"""
        {"id":"9b2f6a52-0c0f-4c39-8a1b-3f1e35a0a7c1","number":"SO-2026-004711","status":"shipped",
        "placed_at":"2026-05-04T09:30:12.25Z","updated_at":"2026-05-06T17:02:45+02:00","currency":"EUR","subtotal":1249.80,"tax":237.46,"total":1487.26,
        "is_gift":false,"note":"Please ring twice.",
        "customer":{"id":"1f0c51a2-6d53-4b0d-b1cf-9a8fb7b9a111","email":"ada.lovelace@example.io","first_name":"Ada","last_name":"Lovelace","phone":"+44201234567",
        "locale":"en-GB","member_since":"2019-12-10","is_vip":true},
        "billing":{{AddressText("Analytical Engines Ltd.")}},"shipping":{{AddressText("Ada Lovelace")}},
        "payment":{"id":"5f6e2d11-9aa7-4b55-8a53-2b6a4a6d0f10","method":"card","amount":1487.26,"currency":"EUR","is_captured":true,"reference":"ch_3Nf2kL9QxYz",
        "authorized_at":"2026-05-04T09:30:15.1234567Z"},
        "lines":[{"number":1,"sku":"KB-8842-DE","title":"Mechanical keyboard, tenkeyless","quantity":2,"unit_price":199.90,"discount":0.05,"total":379.81,
        "is_digital":false,"weight_grams":1890},{"number":2,"sku":"MN-3217-4K","title":"Monitor 32\" 4K","quantity":1,"unit_price":869.99,"discount":0,"total":869.99,
        "is_digital":false,"weight_grams":9400}]}
        """.Replace("\n", "", StringComparison.Ordinal));

    /// <summary>A thousand accounts.</summary>
    public static byte[] Accounts { get; } = Utf8("[" + string.Join(',', Enumerable.Range(0, 1000).Select(AccountText)) + "]");

    /// <summary>Four events, one of each kind.</summary>
    public static byte[] Events { get; } = Utf8("""
        [{"type":"order_placed","event_id":"0d3c9f3e-55f1-4b54-8f1a-1f7d3ab0a001","timestamp":"2026-05-04T09:30:12.25Z","order_id":"9b2f6a52-0c0f-4c39-8a1b-3f1e35a0a7c1","total":1487.26,"currency":"EUR"},
        {"type":"order_paid","event_id":"0d3c9f3e-55f1-4b54-8f1a-1f7d3ab0a002","timestamp":"2026-05-04T09:30:15.123Z","order_id":"9b2f6a52-0c0f-4c39-8a1b-3f1e35a0a7c1","amount":1487.26,"method":"card"},
        {"type":"order_shipped","event_id":"0d3c9f3e-55f1-4b54-8f1a-1f7d3ab0a003","timestamp":"2026-05-05T07:00:00Z","order_id":"9b2f6a52-0c0f-4c39-8a1b-3f1e35a0a7c1","carrier":"DHL","tracking":"JJD000390007833"},
        {"type":"order_cancelled","event_id":"0d3c9f3e-55f1-4b54-8f1a-1f7d3ab0a004","timestamp":"2026-05-06T12:13:14Z","order_id":"9b2f6a52-0c0f-4c39-8a1b-3f1e35a0a7c1","reason":"out_of_stock","is_refunded":true}]
        """.Replace("\n", "", StringComparison.Ordinal));

    /// <summary>What a caller sends to open an account.</summary>
    public static byte[] AccountForm { get; } = Utf8($$"""
        {"email":"grace.hopper@example.io","display_name":"Grace Hopper","country":"US","age":42,"status":"active","credit":250.5,
        "tags":["navy","compilers","cobol"],"address":{{AddressText("Grace Hopper")}}}
        """.Replace("\n", "", StringComparison.Ordinal));

    private static string AccountText(int i) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"id":"{{new Guid(i, 7, 42, 1, 2, 3, 4, 5, 6, 7, 8)}}","email":"user{{i}}@example.io","display_name":"User Number {{i}}","status":"{{(i % 5 == 0 ? "on_hold" : "active")}}","login_count":{{i * 37}},"credit":{{i}}.25,"is_verified":{{(i % 3 == 0 ? "true" : "false")}},"created_at":"2026-03-{{1 + (i % 28):00}}T10:{{i % 60:00}}:00Z"}
        """);

    private static string AddressText(string name) => $$"""
        {"name":"{{name}}","street":"12 St James's Square","city":"London","region":"Greater London","postal_code":"SW1Y 4JH","country":"GB","is_business":false}
        """;

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
