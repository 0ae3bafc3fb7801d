namespace Plumbline.Tests;

public sealed class OptionalTests
{
    [Fact]
    public void Absent_null_and_value_are_three_states()
    {
        Optional<string> value = "a";
        Optional<string> none = null;
        Assert.True(value is { IsPresent: true, HasValue: true, IsNull: false, Value: "a" });
        Assert.True(none is { IsPresent: true, HasValue: false, IsNull: true });
        Assert.True(default(Optional<string>) is { IsPresent: false, HasValue: false, IsNull: false });
        Assert.NotEqual(none, Optional<string>.Absent);
        Assert.Equal(value, Optional.Of("a"));
    }

    [Fact]
    public void A_value_that_is_not_there_cannot_be_taken()
    {
        Assert.Throws<InvalidOperationException>(() => Optional<int>.Absent.Value);
        Assert.Throws<InvalidOperationException>(() => Optional<int>.Null.Value);
        Assert.False(Optional<int>.Null.TryGetValue(out _));
    }
}
