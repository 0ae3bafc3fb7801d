using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules;
using Plumbline.Tests.Shared;

namespace Plumbline.Spec.Tests.Rules;

/// <summary>The rulesets of the package are what the catalogue says. PLUMBLINE_ACCEPT=1 writes them anew.</summary>
public sealed class RuleSetTests
{
    [Theory]
    [InlineData("recommended", RuleLevel.Recommended)]
    [InlineData("strict", RuleLevel.Strict)]
    public void The_packaged_file_is_what_the_catalogue_says(string name, RuleLevel level)
    {
        var path = Path.Combine(Repository.Root, "build", "package", "rulesets", $"plumbline.{name}.globalconfig");
        if (Environment.GetEnvironmentVariable("PLUMBLINE_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, RuleSets.GlobalConfig(level));
        }

        Assert.Equal(RuleSets.GlobalConfig(level), File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Strict_has_all_that_recommended_has()
    {
        var recommended = RuleCatalogue.ConsistencyRules.Where(rule => RuleSets.IsOn(rule.Descriptor, RuleLevel.Recommended)).ToList();

        Assert.NotEmpty(recommended);
        Assert.All(recommended, rule => Assert.True(RuleSets.IsOn(rule.Descriptor, RuleLevel.Strict)));
        Assert.DoesNotContain(RuleCatalogue.ConsistencyRules, rule => RuleSets.IsOn(rule.Descriptor, RuleLevel.Always));
    }

    [Fact]
    public void A_file_names_each_rule_once_with_the_severity_of_an_editorconfig()
    {
        var lines = RuleSets.GlobalConfig(RuleLevel.Recommended).Split('\n');

        Assert.Contains("is_global = true", lines);
        Assert.Contains("dotnet_diagnostic.PLB4001.severity = error", lines);
        Assert.Contains("dotnet_diagnostic.PLB4070.severity = none", lines);
        Assert.Contains("dotnet_diagnostic.PLB4008.severity = suggestion", RuleSets.GlobalConfig(RuleLevel.Strict).Split('\n'));
    }
}
