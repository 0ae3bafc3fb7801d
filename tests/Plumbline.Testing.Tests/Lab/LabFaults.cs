using System.Text.Json.Nodes;
using Plumbline.Testing.Tests.Faults;

namespace Plumbline.Testing.Tests.Lab;

/// <summary>Faults that the sample's document leaves no room for: credentials, headers, unions in bodies.</summary>
internal static class LabFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        // Credentials
        new("everybody let in", "authentication", e =>
        {
            e.Context.Request.Headers.Authorization = "Bearer " + LabServer.Token;
            return e.PassAsync();
        }),
        new("any token taken", "authentication", e =>
        {
            if (e.Context.Request.Headers.Authorization.Count > 0)
                e.Context.Request.Headers.Authorization = "Bearer " + LabServer.Token;
            return e.PassAsync();
        }),
        new("no word on how to prove who one is", "authentication", e => OnStarting(e, () => e.Context.Response.Headers.Remove("WWW-Authenticate"))),
        new("404 for who is not known", "authentication", e => e.Context.Request.Headers.Authorization.Count == 0 && e.Method == "GET" ? e.AnswerAsync(404) : e.PassAsync()),

        // Headers
        new("a documented header is missing", "headers", e => OnStarting(e, () => e.Context.Response.Headers.Remove("X-Request-Id"))),
        new("a word in a header that is no value of its enum", "headers", e => OnStarting(e, () =>
        {
            if (e.Context.Response.StatusCode == 201)
                e.Context.Response.Headers["X-Priority"] = "plenty";
        })),
        new("429 without a word on when to come back", "headers", e => e.Method == "DELETE"
            ? e.AnswerAsync(429, """{"type":"about:blank","title":"Too Many Requests","status":429}""", "application/problem+json")
            : e.PassAsync()),

        // Unions and other types of bodies
        new("another discriminator in an answer", "body", e => Ticket(e, ticket => ticket["contact"]!["kind"] = "email")),
        new("no discriminator in an answer", "body", e => Ticket(e, ticket => ((JsonObject)ticket["contact"]!).Remove("kind"))),
        new("a member's field under another member", "body", e => Ticket(e, ticket => ticket["contact"]!["kind"] = (string?)ticket["contact"]!["kind"] == "email_contact" ? "phone_contact" : "email_contact")),
        new("a date with a time", "body", e => Ticket(e, ticket => ticket["due"] = "2027-01-31T00:00:00Z")),
        new("a price as text", "body", e => Ticket(e, ticket => ticket["price"] = "9.99")),

        // What is valid and what is not
        new("a member of the union refused", "valid input accepted", async e =>
            await ((await e.BodyAsync() as JsonObject)?["contact"] is JsonObject contact && contact.ContainsKey("number") ? e.AnswerAsync(422, Problem, "application/problem+json") : e.PassAsync())),
        new("the document's own example refused", "valid input accepted", async e =>
            await ((await e.BodyAsync() as JsonObject)?["title"]?.ToString().Contains("printer", StringComparison.Ordinal) == true ? e.AnswerAsync(422, Problem, "application/problem+json") : e.PassAsync())),
        new("too many entries of a map taken", "invalid input refused", async e =>
        {
            if (e.Method is "POST" && await e.BodyAsync() is JsonObject form && form["labels"] is JsonObject { Count: > 3 } labels)
            {
                labels.Clear();
                e.Replace(form);
            }

            await e.PassAsync();
        }),
        new("a patch with null for what must be there taken as none", "invalid input refused", async e =>
        {
            if (e.Method is "PATCH" && await e.BodyAsync() is JsonObject form && form.ContainsKey("title") && form["title"] is null && form.Remove("title"))
                e.Replace(form);
            await e.PassAsync();
        }),
    ];

    private const string Problem = """{"type":"about:blank","title":"no","status":422,"errors":[{"code":"x","detail":"x","in":"body","pointer":"/contact"}]}""";

    private static Task OnStarting(Exchange e, Action change)
    {
        e.Context.Response.OnStarting(() =>
        {
            change();
            return Task.CompletedTask;
        });
        return e.PassAsync();
    }

    private static Task Ticket(Exchange e, Action<JsonObject> change) =>
        e.Method == "GET" && e.Path.StartsWith("/tickets/", StringComparison.Ordinal) ? e.TamperAsync(json => change(json.AsObject())) : e.PassAsync();
}
