using Io.Example.OrderV0;
using Microsoft.Extensions.DependencyInjection;
using Plumbline.Data;

namespace Plumbline.Events.Tests.Consuming;

/// <summary>What consuming promises, over each database.</summary>
public abstract partial class ConsumingScenarios : IAsyncLifetime
{
    private ConsumerDatabase _database = null!;

    private protected InMemoryEventStream Stream { get; } = new();

    private protected Script Script { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await CreateAsync();
        await Stream.EnsureAsync(new() { Name = UserEvents.Name }, Token);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _database.DisposeAsync();
    }

    private protected abstract Task<ConsumerDatabase> CreateAsync();

    [Fact]
    public async Task Handles_what_was_published_and_keeps_a_replica()
    {
        await using var process = await StartAsync();
        await Stream.PublishAsync(UserEvents.Upserted("a", 1), UserEvents.Upserted("b", 2), UserEvents.Upserted("a", 3), UserEvents.Deleted("b", 4));
        await SettledAsync();

        Assert.Equal(["1/0", "2/0", "3/0", "4/0"], await NotesAsync(process));
        Assert.Equal("a-3@example.io", (await process.Users.GetAsync("a", Token)).Email);
        Assert.Null(await process.Users.FindAsync("b", Token));
        Assert.Empty(await process.Inbox.FailedAsync(cancellationToken: Token));
        Assert.Empty(process.Reports.All);
        Assert.Equal(4, Stream.Consumed("order").Count);
    }

    private protected Task SettledAsync() => Stream.SettledAsync(TimeSpan.FromMinutes(1), Token);

    private protected Task<ConsumerProcess> StartAsync(EventConsumerOptions? options = null, ProcessOptions? process = null, Action<IServiceCollection>? register = null) =>
        ConsumerProcess.StartAsync(
            _database,
            Stream,
            register ?? (services =>
            {
                services.AddSingleton(Script);
                services.AddSingleton<EventConsumer>(new UserReplicaConsumer());
                services.AddUserEvents<NoteHandler>(options);
            }),
            process);

    private static async Task<List<string>> NotesAsync(ConsumerProcess process) =>
        [.. (await process.Notes.ListAsync(new TableQuery { Limit = 10_000 }, Token)).Select(n => n.Id).OrderBy(id => long.Parse(id.Split('/')[0], null)).ThenBy(id => id, StringComparer.Ordinal)];
}

public sealed class SqliteConsuming : ConsumingScenarios
{
    private protected override Task<ConsumerDatabase> CreateAsync() => ConsumerDatabase.SqliteAsync();
}

public sealed class PostgreSqlConsuming : ConsumingScenarios
{
    private protected override Task<ConsumerDatabase> CreateAsync() => ConsumerDatabase.PostgreSqlAsync();
}
