using System.Text.Json.Nodes;
using Plumbline.Events;

namespace Plumbline.Testing.Tests.Faults;

/// <summary>Faults between the sample and its stream.</summary>
internal static class EventFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        Of("no event of a deletion", told => told.Type == "user_deleted" ? [] : [told]),
        Of("no event of a creation", told => told.Type == "user_upserted" ? [] : [told]),
        Of("two events of each change", told => [told, told with { Id = Guid.NewGuid() }]),
        Of("the same event twice", told => [told, told]),
        Of("a deletion told as a change", told => [told.Type == "user_deleted" ? Change(told with { Type = "user_upserted" }, body => body["discriminator"] = "user_upserted") : told]),
        Of("another discriminator in an event", told => [Change(told, body => body["discriminator"] = "user_changed")]),
        Of("an event that says one thing outside and another inside", told => [told with { Type = "user_changed" }]),
        Of("an event without its user", told => [Change(told, body => body.Remove("user"))]),
        Of("a field in an event that the document does not know", told => [Change(told, body => body["password"] = "secret")]),
        Of("every event under one key", told => [told with { Key = "users" }]),
        Of("yesterday's state in an event", told => [Change(told, body => ((JsonObject)body["user"]!)["email"] = "old@example.io")]),
        new("an event of what was refused", "event", async e =>
        {
            await e.PassAsync();
            if (e.Method == "PUT" && e.Context.Response.StatusCode == 422)
                await e.Context.RequestServices.GetRequiredService<UserTeller>().TellAsync(e.Context.RequestServices, e.Path["/users/".Length..], "user_upserted", new JsonObject());
        }),
    ];

    private static Fault Of(string name, Func<OutgoingEvent, IEnumerable<OutgoingEvent>> change) => new(name, "event", e => e.PassAsync()) { Telling = change };

    private static OutgoingEvent Change(OutgoingEvent told, Action<JsonObject> change)
    {
        var body = JsonNode.Parse(told.Body.Span)!.AsObject();
        change(body);
        return told with { Body = System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()) };
    }
}
