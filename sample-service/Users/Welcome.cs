namespace Users;

/// <summary>What somebody sees who starts the service by hand.</summary>
internal static class Welcome
{
    internal static void Print(IEnumerable<string> addresses)
    {
        var address = addresses.First().Replace("[::]", "localhost", StringComparison.Ordinal);
        Console.WriteLine($$$"""

            The users service listens on {{{string.Join(" and ", addresses)}}}. Try:

              curl -i {{{address}}}/users -H 'Content-Type: application/json' \
                   -d '{"email": "ada@example.io", "name": {"first": "Ada", "last": "Lovelace"}}'
              curl -i {{{address}}}/users
              curl -i '{{{address}}}/users?status=active&sort=-email&limit=10'
              curl -i {{{address}}}/users -H 'Content-Type: application/json' -d '{"email": "nobody", "password": "short"}'
              curl -i {{{address}}}/_internal_/healthcheck

            What waits, and what failed: {{{address}}}/_internal_/events

            Stop with Ctrl+C.

            """);
    }
}
