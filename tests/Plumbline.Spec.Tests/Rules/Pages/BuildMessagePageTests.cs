using System.Text.RegularExpressions;
using Plumbline.Tests.Shared;

namespace Plumbline.Spec.Tests.Rules.Pages;

/// <summary>What the package's own build steps say: MSBuild knows no catalogue, so two messages could get one code.</summary>
public sealed partial class BuildMessagePageTests
{
    [Fact]
    public void Every_message_of_the_build_has_a_code_of_its_own_and_a_row_in_the_settings_page()
    {
        var sources = Directory.EnumerateFiles(Repository.PathOf("src/Plumbline.Build"), "*.cs").Append(Repository.PathOf("build/package/build/Plumbline.targets"));
        var codes = sources.SelectMany(file => Said.Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(codes);
        Assert.Equal(codes.Distinct(StringComparer.Ordinal), codes);
        Assert.Equal(codes, Row.Matches(File.ReadAllText(Repository.PathOf("docs/settings.md"))).Select(match => match.Groups[1].Value));
    }

    [GeneratedRegex("(?:Code=|Fail\\()\"(PLB0[0-9]{3})\"")]
    private static partial Regex Said { get; }

    [GeneratedRegex("^\\| `(PLB0[0-9]{3})` \\|", RegexOptions.Multiline)]
    private static partial Regex Row { get; }
}
