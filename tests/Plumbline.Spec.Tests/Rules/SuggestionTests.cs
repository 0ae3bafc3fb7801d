using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Tests.Rules;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("user_state", "user_status")]
    [InlineData("USER", "user")]
    [InlineData("strng", "string")]
    [InlineData("odrer", "order")]
    [InlineData("suer", "user")]
    public void The_nearest_name_is_offered(string written, string expected) =>
        Assert.Equal($"; did you mean '{expected}'?", Suggestion.DidYouMean(written, ["order", "string", "user", "user_status"]));

    [Theory]
    [InlineData("invoice")]
    [InlineData("")]
    public void A_name_far_from_all_gets_no_offer(string written) => Assert.Equal("", Suggestion.DidYouMean(written, ["order", "user"]));

    [Fact]
    public void Of_equals_the_first_in_order_is_offered() => Assert.Equal("can", Suggestion.Closest("cax", ["cat", "car", "can"]));
}
