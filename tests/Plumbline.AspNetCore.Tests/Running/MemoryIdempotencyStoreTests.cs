using Microsoft.Extensions.Options;

namespace Plumbline.AspNetCore.Tests.Running;

public sealed class MemoryIdempotencyStoreTests
{
    private readonly Clock _clock = new();

    [Fact]
    public async Task Forgets_after_the_lifetime()
    {
        var store = Store(new() { IdempotencyLifetime = TimeSpan.FromMinutes(1) });
        await KeepAsync(store, "k", 1);
        _clock.Now += TimeSpan.FromSeconds(59);
        Assert.True(await HasAsync(store, "k"));
        _clock.Now += TimeSpan.FromSeconds(2);
        Assert.False(await HasAsync(store, "k"));
    }

    [Fact]
    public async Task Forgets_the_oldest_over_the_size()
    {
        var store = Store(new() { IdempotencyMaxBytes = 10_000 });
        await KeepAsync(store, "old", 4000);
        await KeepAsync(store, "new", 4000);
        Assert.False(await HasAsync(store, "old"));
        Assert.True(await HasAsync(store, "new"));
    }

    [Fact]
    public async Task Keeps_nothing_that_is_larger_than_all_it_may_keep()
    {
        var store = Store(new() { IdempotencyMaxBytes = 1000 });
        await KeepAsync(store, "k", 4000);
        Assert.False(await HasAsync(store, "k"));
    }

    [Fact]
    public async Task Lets_the_next_one_in_when_the_first_kept_nothing()
    {
        var store = Store(new());
        var first = await store.TakeAsync("k", TestContext.Current.CancellationToken);
        var waiting = store.TakeAsync("k", TestContext.Current.CancellationToken).AsTask();
        Assert.False(waiting.IsCompleted);
        first.Dispose();
        first.Dispose();
        using var second = await waiting;
        Assert.Null(second.Answer);
    }

    [Fact]
    public async Task Stops_waiting_when_told_to()
    {
        var store = Store(new());
        using var first = await store.TakeAsync("k", TestContext.Current.CancellationToken);
        using var stop = new CancellationTokenSource(20);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.TakeAsync("k", stop.Token).AsTask());
    }

    private MemoryIdempotencyStore Store(PlumblineServerOptions options) => new(Options.Create(options), _clock);

    private static async Task KeepAsync(MemoryIdempotencyStore store, string key, int length)
    {
        using var hold = await store.TakeAsync(key, TestContext.Current.CancellationToken);
        await hold.KeepAsync(new() { Fingerprint = "f", StatusCode = 200, Headers = [], Body = new byte[length] }, TestContext.Current.CancellationToken);
    }

    private static async Task<bool> HasAsync(MemoryIdempotencyStore store, string key)
    {
        using var hold = await store.TakeAsync(key, TestContext.Current.CancellationToken);
        return hold.Answer is not null;
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
