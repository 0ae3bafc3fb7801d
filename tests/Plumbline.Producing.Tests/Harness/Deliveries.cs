namespace Plumbline.Producing.Tests;

/// <summary>What must hold of whatever was published.</summary>
internal static class Deliveries
{
    /// <summary>The first deliveries of each key are in the order of the journal.</summary>
    public static void AssertOrdered(IReadOnlyList<IncomingEvent> published)
    {
        foreach (var key in published.Where(e => e.Replay == 0).GroupBy(e => e.Key))
        {
            var first = key.Select(e => e.Sequence).Distinct().ToList();
            Assert.Equal(first.Order(), first);
        }
    }

    /// <summary>Everything of the journal was published, and nothing else.</summary>
    public static void AssertComplete(IEnumerable<long> journal, IReadOnlyList<IncomingEvent> published) =>
        Assert.Equal(journal.Order(), published.Select(e => e.Sequence).Distinct().Order());
}
