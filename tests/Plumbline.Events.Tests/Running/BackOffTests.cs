namespace Plumbline.Events.Tests.Running;

public sealed class BackOffTests
{
    [Fact]
    public void Doubles_up_to_the_longest_wait()
    {
        var backOff = new BackOff(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1), () => 0.5);

        Assert.Equal([100, 200, 400, 800, 1000, 1000], Enumerable.Range(0, 6).Select(_ => backOff.Next().TotalMilliseconds));
    }

    [Theory]
    [InlineData(0.0, 80)]
    [InlineData(0.999999, 120)]
    public void Differs_by_up_to_a_fifth(double random, double milliseconds)
    {
        var backOff = new BackOff(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1), () => random);

        Assert.Equal(milliseconds, backOff.Next().TotalMilliseconds, tolerance: 0.01);
    }

    [Fact]
    public void Starts_over_after_a_success()
    {
        var backOff = new BackOff(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1), () => 0.5);
        backOff.Next();
        backOff.Next();
        backOff.Reset();

        Assert.Equal(0, backOff.Failures);
        Assert.Equal(100, backOff.Next().TotalMilliseconds);
    }

    [Fact]
    public void Stays_at_the_longest_wait_for_ever()
    {
        var backOff = new BackOff(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(30), () => 0.5);
        for (var i = 0; i < 100_000; i++)
            backOff.Next();

        Assert.Equal(30, backOff.Next().TotalSeconds);
    }
}
