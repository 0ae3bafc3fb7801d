using Plumbline.RabbitMQ;

namespace Plumbline.Events.Tests.Streams;

public sealed class OffsetGapsTests
{
    [Fact]
    public void Counts_what_is_missing_between_what_was_read_and_what_comes()
    {
        var gaps = new OffsetGaps();
        gaps.StartAfter(0, 41);
        Assert.Equal(0, gaps.Before(0, 42));
        Assert.Equal(0, gaps.Before(0, 43));
        Assert.Equal(6, gaps.Before(0, 50));
        Assert.Equal(0, gaps.Before(0, 51));
    }

    [Fact]
    public void Knows_of_nothing_missing_in_a_partition_that_is_read_for_the_first_time()
    {
        var gaps = new OffsetGaps();
        gaps.StartAfter(0, 41);
        Assert.Equal(0, gaps.Before(1, 1000));
        Assert.Equal(1, gaps.Before(1, 1002));
    }
}
