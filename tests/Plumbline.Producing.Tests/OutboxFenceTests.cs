namespace Plumbline.Producing.Tests;

public sealed class OutboxFenceTests
{
    private readonly OutboxFence _fence = new();

    [Fact]
    public void Rises_once_every_transaction_before_its_own_has_ended()
    {
        _fence.Advance(Page("10:20:10"), null, null);
        _fence.Add(transaction: 15, lastNumber: 100);
        Assert.Equal(0, _fence.Floor);

        // Transaction 10 may still have a row with a number up to 100.
        _fence.Advance(Page("10:20:10"), null, null);
        Assert.Equal(0, _fence.Floor);

        _fence.Advance(Page("16:20:"), null, null);
        Assert.Equal((100, 100), (_fence.Floor, _fence.Provisional));
    }

    [Fact]
    public void Never_passes_what_is_not_published_or_not_read()
    {
        _fence.Add(15, 100);
        _fence.Add(16, 200);
        _fence.Advance(Page("20:20:"), firstLeft: 50, lastRead: null);
        Assert.Equal(49, _fence.Floor);

        _fence.Add(30, 300);
        _fence.Advance(Page("40:40:"), null, lastRead: 70);
        Assert.Equal(70, _fence.Floor);
    }

    [Fact]
    public void Takes_the_last_fence_that_is_proven()
    {
        _fence.Add(10, 100);
        _fence.Add(20, 200);
        _fence.Add(30, 300);
        _fence.Advance(Page("25:40:25"), null, null);

        Assert.Equal(200, _fence.Floor);
    }

    [Fact]
    public void Rises_for_the_time_being_where_an_old_transaction_does_not_end()
    {
        _fence.Add(20, 100);
        _fence.Add(30, 200);
        _fence.Add(50, 300);

        // 10 is old; 40 is new and may end at any moment, so the fence before it is worth more.
        _fence.Advance(Page("10:60:10,40"), null, null);
        Assert.Equal((0, 200), (_fence.Floor, _fence.Provisional));
        Assert.Equal([10UL], _fence.Waiting);

        // The database read from the floor again, as 10 had ended.
        _fence.Advance(Page("60:60:", from: 0), null, null);
        Assert.Equal((300, 300), (_fence.Floor, _fence.Provisional));
        Assert.Empty(_fence.Waiting);
    }

    [Fact]
    public void Falls_behind_a_late_row_that_is_not_published()
    {
        _fence.Add(20, 100);
        _fence.Advance(Page("10:60:10"), null, null);
        Assert.Equal(100, _fence.Provisional);

        // Transaction 10 has ended and left a row with number 40, which the stream does not take; 11 is still under way.
        _fence.Advance(Page("11:60:11", from: 0), firstLeft: 40, lastRead: null);
        Assert.Equal((0, 39), (_fence.Floor, _fence.Provisional));
    }

    [Fact]
    public void Keeps_the_provisional_place_where_the_page_was_read_from_there()
    {
        _fence.Add(20, 100);
        _fence.Advance(Page("10:60:10"), null, null);
        _fence.Add(70, 150);
        _fence.Advance(Page("10:80:10,65", from: 100), firstLeft: 120, lastRead: null);

        Assert.Equal((0, 100), (_fence.Floor, _fence.Provisional));
    }

    [Fact]
    public void Stays_small_when_nothing_is_proven_for_long()
    {
        for (var i = 0; i < 10_000; i++)
            _fence.Add((ulong)(100 + i), i);

        _fence.Advance(Page("99:20000:99"), null, null);
        Assert.InRange(_fence.Provisional, 9_000, 9_999);
    }

    [Fact]
    public void Forgets_everything()
    {
        _fence.Add(15, 100);
        _fence.Advance(Page("20:20:"), null, null);
        Assert.False(_fence.IsEmpty);
        _fence.Reset();

        Assert.Equal(0, _fence.Floor);
        Assert.True(_fence.IsEmpty);
    }

    private static OutboxPage Page(string snapshot, long from = 0) => new() { Rows = [], From = from, Snapshot = OutboxSnapshot.Parse(snapshot) };
}
