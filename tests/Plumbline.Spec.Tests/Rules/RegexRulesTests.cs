using System.Text.RegularExpressions;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Tests.Rules;

public sealed class RegexRulesTests
{
    [Theory]
    [InlineData("^[a-z]{2,5}$")]
    [InlineData("(?:a|b)+")]
    [InlineData("(?<year>[0-9]{4})")]
    [InlineData("(?i)abc")]
    [InlineData(@"\(\?=x\)")]
    [InlineData("[(?=]")]
    [InlineData("[](?=]")]
    [InlineData("[a-z-[(?=]]")]
    [InlineData(@"[\]](x)")]
    [InlineData(@"\\1")]
    [InlineData(@"\p{L}+")]
    [InlineData("a*?")]
    public void What_the_engine_takes_is_not_refused(string pattern)
    {
        _ = new Regex(pattern, RegexOptions.NonBacktracking);

        Assert.Null(RegexRules.BacktrackingConstruct(pattern));
        Assert.Null(RegexRules.SyntaxProblem(pattern));
    }

    [Theory]
    [InlineData("^(?=.*[0-9])", "a lookahead")]
    [InlineData("(?!x)", "a lookahead")]
    [InlineData("(?<=x)y", "a lookbehind")]
    [InlineData("(?<!x)y", "a lookbehind")]
    [InlineData("(?>a+)b", "an atomic group")]
    [InlineData("(a)?(?(1)b|c)", "a conditional")]
    [InlineData(@"(a)\1", "a backreference")]
    [InlineData(@"(?<x>a)\k<x>", "a backreference")]
    [InlineData(@"\Ga", "the contiguous-match anchor \\G")]
    [InlineData("(?<o>a)(?<c-o>b)", "a balancing group")]
    [InlineData("[a]]?(?=x)", "a lookahead")]
    public void What_the_engine_refuses_is_named(string pattern, string construct)
    {
        Assert.Throws<NotSupportedException>(() => new Regex(pattern, RegexOptions.NonBacktracking));

        Assert.Equal(construct, RegexRules.BacktrackingConstruct(pattern));
    }

    [Theory]
    [InlineData("[a-")]
    [InlineData("(")]
    [InlineData("a**")]
    public void What_is_no_regular_expression_is_told(string pattern) => Assert.NotNull(RegexRules.SyntaxProblem(pattern));
}
