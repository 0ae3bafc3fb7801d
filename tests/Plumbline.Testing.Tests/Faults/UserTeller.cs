using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Plumbline.Events;

namespace Plumbline.Testing.Tests.Faults;

/// <summary>Publishes users' events by hand, in front of a sample that keeps users in memory and publishes none itself.</summary>
internal sealed class UserTeller : IStartupFilter
{
    private static readonly StreamName s_stream = new("test", "user", 0, "user_event", "json");

    private readonly ConcurrentDictionary<string, JsonNode> _users = new(StringComparer.Ordinal);
    private long _sequence;

    /// <summary>Publishes an event.</summary>
    public async Task TellAsync(IServiceProvider services, string id, string type, JsonNode user)
    {
        var stream = services.GetRequiredService<IEventStream>();
        await stream.EnsureAsync(new() { Name = s_stream }, CancellationToken.None);
        var told = new OutgoingEvent
        {
            Id = Guid.NewGuid(),
            Key = id,
            Sequence = Interlocked.Increment(ref _sequence),
            Time = DateTimeOffset.UtcNow,
            Type = type,
            ContentType = "application/json",
            Body = default,
        };
        var body = new JsonObject { ["discriminator"] = type, ["event_id"] = told.Id.ToString(), ["timestamp"] = told.Time.ToString("O"), ["user"] = user.DeepClone() };
        await stream.PublishAsync(s_stream, [told with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) }], CancellationToken.None);
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, inner) => ObserveAsync(new(context, inner)));
        next(app);
    };

    private async Task ObserveAsync(Exchange exchange)
    {
        if (!exchange.Path.StartsWith("/users", StringComparison.Ordinal) || exchange.Method is "GET" or "HEAD")
        {
            await exchange.PassAsync();
            return;
        }

        JsonNode? user = null;
        await exchange.TamperAsync((status, text) =>
        {
            if (status is 200 or 201)
                user = JsonNode.Parse(text);
            return (status, text);
        });
        var id = exchange.Path.StartsWith("/users/", StringComparison.Ordinal) ? Uri.UnescapeDataString(exchange.Path["/users/".Length..]) : (string?)user?["id"];
        if (user is not null)
            await TellAsync(exchange.Context.RequestServices, id!, "user_upserted", _users[id!] = user);
        else if (exchange.Context.Response.StatusCode == 204 && _users.TryRemove(id!, out var last))
            await TellAsync(exchange.Context.RequestServices, id!, "user_deleted", last);
    }
}
