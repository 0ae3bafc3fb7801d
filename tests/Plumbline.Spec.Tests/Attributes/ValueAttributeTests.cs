using Plumbline.Spec.Attributes;

namespace Plumbline.Spec.Tests.Attributes;

public sealed class ValueAttributeTests
{
    [Theory]
    [InlineData("email", TextFormat.Email)]
    [InlineData("uri", TextFormat.Uri)]
    [InlineData("hostname", TextFormat.HostName)]
    [InlineData("ipv4", TextFormat.IPv4)]
    [InlineData("ipv6", TextFormat.IPv6)]
    [InlineData("phone", TextFormat.Phone)]
    [InlineData("currency", TextFormat.Currency)]
    [InlineData("country", TextFormat.Country)]
    [InlineData("language", TextFormat.Language)]
    public void A_format_is_one_of_nine(string name, TextFormat format) =>
        Assert.Equal(format, FormatAttribute.Find(AttributeText.One("format", $$"""{"name": "{{name}}"}"""))?.Format);

    [Fact]
    public void An_unknown_format_is_none() => Assert.Null(FormatAttribute.Find(AttributeText.One("format", """{"name": "e-mail"}""")));

    [Fact]
    public void A_pattern_keeps_its_blanks() =>
        Assert.Equal("^ a $ ", PatternAttribute.Find(AttributeText.One("pattern", """{"regex": "^ a $ "}"""))?.Regex);

    [Theory]
    [InlineData("""{"field": "name"}""", FilterMatch.Equal)]
    [InlineData("""{"field": "name", "match": "equals"}""", FilterMatch.Equal)]
    [InlineData("""{"field": "name", "match": "prefix"}""", FilterMatch.Prefix)]
    [InlineData("""{"field": "name", "match": "from"}""", FilterMatch.From)]
    [InlineData("""{"field": "name", "match": "to"}""", FilterMatch.To)]
    public void A_filter_names_a_field_and_a_comparison(string json, FilterMatch match) =>
        Assert.Equal(new FilterAttribute { Field = "name", Match = match }, FilterAttribute.Find(AttributeText.One("filter", json)));

    [Fact]
    public void A_filter_without_a_field_is_none() => Assert.Null(FilterAttribute.Find(AttributeText.One("filter", "{}")));

    [Fact]
    public void An_owner_is_a_team() =>
        Assert.Equal(
            new OwnerAttribute { Team = "identity", Contact = "#identity", Audience = Audience.Company },
            OwnerAttribute.Find(AttributeText.One("owner", """{"team": "identity", "contact": "#identity", "audience": "company"}""")));

    [Fact]
    public void A_suppression_names_rules_a_reason_and_an_end()
    {
        var all = LinterAttribute.FindAll(AttributeText.Of(
            ("linter", """{"ignore": ["PLB4001"], "reason": "old clients", "until": "2027-01-31"}"""),
            ("linter", """{"reason": "nothing"}"""),
            ("linter", """{"ignore": ["PLB4002"]}""")));

        Assert.Equal(2, all.Count);
        Assert.Equal(["PLB4001"], all[0].Ignore);
        Assert.Equal("old clients", all[0].Reason);
        Assert.Equal("2027-01-31", all[0].Until);
        Assert.Null(all[1].Reason);
    }
}
