using Plumbline.Json;

namespace Plumbline.Tests.Json;

public sealed class ConstraintTests
{
    [Theory]
    [InlineData("", "minimum must have at least 1 character, but has 0")]
    [InlineData("😀😀", null)]
    [InlineData("😀😀a", "maximum must have at most 2 characters, but has 3")]
    public void Length_counts_code_points(string text, string? failure) => Assert.Equal(failure, Say(Constraint.Length(text, 1, 2)));

    [Fact]
    public void Ranges_include_their_ends()
    {
        Assert.Null(Constraint.Range(1L, 1, 1));
        Assert.Null(Constraint.Range(double.Epsilon, 0, null));
        Assert.Equal("minimum must be at least 1", Say(Constraint.Range(0L, 1, null)));
        Assert.Equal("maximum must be at most 1", Say(Constraint.Range(1.0000000000000000000000001m, null, 1)));
        Assert.Equal("maximum must be at most -1", Say(Constraint.Range(-0.5, null, -1)));
    }

    [Theory]
    [InlineData("email", "ann@example.com", true)]
    [InlineData("email", "ann+x.y@mail.example.co.uk", true)]
    [InlineData("email", "änn@exämple.com", true)]
    [InlineData("email", "ann", false)]
    [InlineData("email", "@example.com", false)]
    [InlineData("email", "ann@", false)]
    [InlineData("email", "ann@localhost", false)]
    [InlineData("email", "ann..b@example.com", false)]
    [InlineData("email", "ann b@example.com", false)]
    [InlineData("email", "ann@exam_ple.com", false)]
    [InlineData("uri", "https://example.com/a?b#c", true)]
    [InlineData("uri", "mailto:ann@example.com", true)]
    [InlineData("uri", "/a/b", false)]
    [InlineData("uri", "https://exa mple.com", false)]
    [InlineData("hostname", "a.example-1.com", true)]
    [InlineData("hostname", "-a.com", false)]
    [InlineData("hostname", "a..com", false)]
    [InlineData("ipv4", "255.0.10.1", true)]
    [InlineData("ipv4", "256.0.0.1", false)]
    [InlineData("ipv4", "1.2.3", false)]
    [InlineData("ipv4", "01.2.3.4", false)]
    [InlineData("ipv6", "::1", true)]
    [InlineData("ipv6", "2001:db8::ff00:42:8329", true)]
    [InlineData("ipv6", "[::1]", false)]
    [InlineData("ipv6", "fe80::1%1", false)]
    [InlineData("ipv6", "1.2.3.4", false)]
    [InlineData("phone", "+491701234567", true)]
    [InlineData("phone", "+0170", false)]
    [InlineData("phone", "0170123", false)]
    [InlineData("phone", "+1234567890123456", false)]
    [InlineData("currency", "EUR", true)]
    [InlineData("currency", "eur", false)]
    [InlineData("country", "DE", true)]
    [InlineData("country", "DEU", false)]
    [InlineData("language", "de-CH-1996", true)]
    [InlineData("language", "x-private", true)]
    [InlineData("language", "d", false)]
    [InlineData("language", "de_CH", false)]
    [InlineData("language", "", false)]
    [InlineData("colour", "anything", true)]
    public void Formats(string format, string text, bool isMatch) => Assert.Equal(isMatch, Constraint.Format(text, format) is null);

    [Theory]
    [InlineData("email")]
    [InlineData("uri")]
    [InlineData("hostname")]
    [InlineData("ipv4")]
    [InlineData("ipv6")]
    [InlineData("phone")]
    [InlineData("currency")]
    [InlineData("country")]
    [InlineData("language")]
    public void No_format_has_the_empty_text_or_trips_over_odd_ones(string format)
    {
        foreach (var text in (string[])["", "\0", "\ud800", new string('.', 10_000), new string('@', 10_000), new string('-', 10_000), ":"])
            Assert.NotNull(Constraint.Format(text, format));
    }

    private static string? Say(ConstraintFailure? failure) => failure is { } f ? $"{f.Code} {f.Detail}" : null;
}
