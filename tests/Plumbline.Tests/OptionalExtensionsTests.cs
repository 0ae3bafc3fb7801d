namespace Plumbline.Tests;

public sealed class OptionalExtensionsTests
{
    [Fact]
    public void A_member_with_a_value_takes_the_place_of_the_current_one()
    {
        Assert.Equal("new", Optional.Of("new").Or("old"));
        Assert.Equal(2, Optional.Of(2).Or(1));
    }

    [Fact]
    public void A_member_that_is_null_clears_the_current_one()
    {
        Assert.Null(Optional<string>.Null.Or("old"));
        Assert.Null(Optional<int>.Null.Or(1));
    }

    [Fact]
    public void An_absent_member_leaves_the_current_one()
    {
        Assert.Equal("old", Optional<string>.Absent.Or("old"));
        Assert.Equal(1, Optional<int>.Absent.Or(1));
    }
}
