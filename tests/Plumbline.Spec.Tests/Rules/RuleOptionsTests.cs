using Plumbline.Spec.Rules;

namespace Plumbline.Spec.Tests.Rules;

public sealed class RuleOptionsTests
{
    [Fact]
    public void What_is_not_set_or_blank_has_its_default()
    {
        var options = new RuleOptions(key => key == "blank" ? "  " : null);

        Assert.Equal("x", options.Text("blank", "x"));
        Assert.Equal(7, options.Number("none", 7));
        Assert.Equal(["a", "b"], options.List("none", "a, b"));
        Assert.Equal("b", options.Pairs("none", "a=b")["a"]);
    }

    [Fact]
    public void What_is_set_counts()
    {
        var options = new RuleOptions(key => key switch { "n" => " 12 ", "l" => "a; b,, c ", "p" => "a = b, nonsense, =x, c=d", _ => null });

        Assert.Equal(12, options.Number("n", 7));
        Assert.Equal(["a", "b", "c"], options.List("l", ""));
        Assert.Equal(["a=b", "c=d"], options.Pairs("p", "").Select(pair => $"{pair.Key}={pair.Value}").Order());
    }

    [Theory]
    [InlineData("many")]
    [InlineData("-1")]
    [InlineData("1.5")]
    public void A_number_that_is_none_has_its_default(string text) => Assert.Equal(7, new RuleOptions(_ => text).Number("n", 7));
}
