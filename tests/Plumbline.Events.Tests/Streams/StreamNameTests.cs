namespace Plumbline.Events.Tests.Streams;

public sealed class StreamNameTests
{
    [Fact]
    public void Is_written_and_read_as_one_text()
    {
        var name = new StreamName("production", "user", 0, "user_event", "json");
        Assert.Equal("production.user.v0.user_event.json", name.ToString());
        Assert.Equal(name, StreamName.Parse("production.user.v0.user_event.json"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("production.user.v0.user_event")]
    [InlineData("production.user.0.user_event.json")]
    [InlineData("production.user.v00.user_event.json")]
    [InlineData("production.user.v-1.user_event.json")]
    [InlineData("production.User.v0.user_event.json")]
    [InlineData("production..v0.user_event.json")]
    [InlineData("production.user.v0.user_event.json.more")]
    public void Refuses_what_is_no_name(string text)
    {
        Assert.False(StreamName.TryParse(text, out _));
        Assert.Throws<FormatException>(() => StreamName.Parse(text));
    }

    [Fact]
    public void Refuses_parts_that_cannot_be_told_apart_in_it()
    {
        Assert.Throws<ArgumentException>(() => new StreamName("production", "a.b", 0, "user_event", "json"));
        Assert.Throws<ArgumentException>(() => new StreamName("production", "user", -1, "user_event", "json"));
        Assert.Throws<ArgumentException>(() => new StreamName("production", new string('a', 200), 0, "user_event", "json"));
    }

    [Fact]
    public void Sends_a_key_to_the_same_partition_for_ever()
    {
        // Golden values: another answer would put a key's new events beside its old ones.
        Assert.Equal([38, 22, 5, 57, 47], new[] { "", "1", "user-1", "Zoë", "a long key that goes on" }.Select(k => StreamPartition.Of(k, 64)));
    }

    [Fact]
    public void Spreads_keys_over_the_partitions()
    {
        var counts = Enumerable.Range(0, 64_000).CountBy(i => StreamPartition.Of($"user-{i}", 8)).ToDictionary();
        Assert.Equal(8, counts.Count);
        Assert.All(counts.Values, c => Assert.InRange(c, 7_500, 8_500));
    }
}
