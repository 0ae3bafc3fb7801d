namespace Orders;

/// <summary>What somebody sees who starts the service by hand.</summary>
internal static class Welcome
{
    internal static void Print(IEnumerable<string> addresses)
    {
        var address = addresses.First().Replace("[::]", "localhost", StringComparison.Ordinal);
        Console.WriteLine($$$"""

            The orders service listens on {{{string.Join(" and ", addresses)}}}. It knows users by their events. Try, with a user's id:

              curl -i {{{address}}}/orders -H 'Content-Type: application/json' -H 'Idempotency-Key: 1' \
                   -d '{"user_id": "usr-...", "items": [{"sku": "AB-1234", "price": {"amount": 9.50, "currency": "EUR"}}],
                        "ship_to": {"streets": ["1 Example Street"], "city": "Berlin", "country": "DE"}}'
              curl -i {{{address}}}/orders
              curl -i {{{address}}}/_internal_/healthcheck

            What waits, and what failed: {{{address}}}/_internal_/events

            Stop with Ctrl+C.

            """);
    }
}
