using System.Text.RegularExpressions;
using Plumbline.Spec.Attributes;

namespace Plumbline.Spec.Tests.Attributes;

/// <summary>A document's pattern means to .NET what it means to everybody else who reads the document.</summary>
public sealed class PatternExpressionTests
{
    [Theory]
    [InlineData("^[A-Z]{2}-[0-9]{4}$", "AB-1234", true)]
    [InlineData("^[A-Z]{2}-[0-9]{4}$", "AB-1234\n", false)]
    [InlineData("^(a|b$)$", "b\n", false)]
    [InlineData(@"^\$$", "$", true)]
    [InlineData(@"^\$$", "$\n", false)]
    [InlineData("^[$]+$", "$$", true)]
    [InlineData("^[]$]+$", "]$", true)]
    [InlineData("^[^]$]+$", "a$", false)]
    [InlineData("^[a-z-[aeiou$]]+$", "bcd", true)]
    [InlineData("^[a-z-[aeiou$]]+$", "bcd\n", false)]
    [InlineData(@"^\d+$", "12", true)]
    [InlineData(@"^\d+$", "\u0661\u0662", false)]
    [InlineData(@"^[\d.]+$", "1.2", true)]
    [InlineData(@"^[\d.]+$", "\u0661", false)]
    [InlineData(@"^\D+$", "\u0661", true)]
    [InlineData(@"^[\D]+$", "a\u0661\uFFFF", true)]
    [InlineData(@"^[\D]+$", "a1", false)]
    [InlineData(@"^\w+$", "a_Z9", true)]
    [InlineData(@"^\w+$", "\u00e9", false)]
    [InlineData(@"^\W+$", "\u00e9-", true)]
    [InlineData(@"^[\W]+$", "\u00e9[]^`{-@:/ ", true)]
    [InlineData(@"^[\W]+$", "_", false)]
    [InlineData("^a.c$", "abc", true)]
    [InlineData("^a.c$", "a\rc", false)]
    [InlineData("^a.c$", "a\u2028c", false)]
    [InlineData("^[.]$", ".", true)]
    [InlineData("^[.]$", "x", false)]
    [InlineData(@"^\.$", "x", false)]
    [InlineData("(?m)^b$", "a\nb\nc", true)]
    [InlineData("(?s)^a.c$", "a\nc", true)]
    [InlineData(@"b$", "ab", true)]
    [InlineData(@"\\$", "\\\n", false)]
    public void Matches_as_json_schema_does(string pattern, string text, bool isMatch) => Assert.Equal(
        isMatch,
        Regex.IsMatch(text, PatternExpression.ForDotNet(pattern), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));

    [Theory]
    [InlineData("^[a-z]+")]
    [InlineData("(?<year>[0-9]{4})-x")]
    [InlineData(@"\p{Lu}\s\x41\u0042")]
    [InlineData("trailing\\\\")]
    public void Leaves_what_means_the_same(string pattern) => Assert.Equal(pattern, PatternExpression.ForDotNet(pattern));
}
