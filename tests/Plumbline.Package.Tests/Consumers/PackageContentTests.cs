using System.Text.RegularExpressions;
using System.Xml.Linq;
using Plumbline.Package.Tests.Harness;

namespace Plumbline.Package.Tests.Consumers;

/// <summary>What is in the package, and what it brings along.</summary>
public sealed partial class PackageContentTests(PackedPlumbline plumbline)
{
    [Theory]
    [InlineData("analyzers/dotnet/cs/Plumbline.Spec.dll")]
    [InlineData("analyzers/dotnet/cs/Plumbline.Generator.dll")]
    [InlineData("lib/net9.0/Plumbline.dll")]
    [InlineData("lib/net9.0/Plumbline.xml")]
    [InlineData("lib/net10.0/Plumbline.dll")]
    [InlineData("lib/net10.0/Plumbline.xml")]
    [InlineData("aspnetcore/net9.0/Plumbline.AspNetCore.dll")]
    [InlineData("aspnetcore/net9.0/Plumbline.AspNetCore.xml")]
    [InlineData("aspnetcore/net10.0/Plumbline.AspNetCore.dll")]
    [InlineData("aspnetcore/net10.0/Plumbline.AspNetCore.xml")]
    [InlineData("build/Plumbline.props")]
    [InlineData("build/Plumbline.targets")]
    [InlineData("buildTransitive/Plumbline.props")]
    [InlineData("buildTransitive/Plumbline.targets")]
    [InlineData("api.schema.json")]
    [InlineData("plumbline.rules.schema.json")]
    [InlineData("rulesets/plumbline.recommended.globalconfig")]
    [InlineData("rulesets/plumbline.strict.globalconfig")]
    [InlineData("README.md")]
    [InlineData("icon.png")]
    public void Has_the_file(string entry)
    {
        using var package = plumbline.Open();
        Assert.NotNull(package.GetEntry(entry));
    }

    [Fact]
    public void Has_the_page_that_each_finding_names_and_what_it_links_to()
    {
        using var package = plumbline.Open();
        var pages = Directory.GetFiles(Repository.RulePages, "PLB*.md").Select(page => "docs/rules/" + Path.GetFileName(page)).ToList();
        Assert.True(pages.Count > 200);
        Assert.All(pages, page =>
        {
            var entry = package.GetEntry(page);
            Assert.NotNull(entry);
            using var text = new StreamReader(entry.Open());
            Assert.All(
                Link().Matches(text.ReadToEnd()).Select(link => new Uri(new Uri("http://package/" + page), link.Groups["to"].Value).AbsolutePath.TrimStart('/')),
                linked => Assert.NotNull(package.GetEntry(linked)));
        });
    }

    [Fact]
    public void Gives_the_compiler_nothing_but_our_own_assemblies()
    {
        using var package = plumbline.Open();
        var compiler = package.Entries.Where(entry => entry.FullName.StartsWith("analyzers/", StringComparison.Ordinal));
        Assert.All(compiler, entry => Assert.StartsWith("Plumbline.", entry.Name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("lib/net9.0/Plumbline.dll")]
    [InlineData("lib/net10.0/Plumbline.dll")]
    [InlineData("aspnetcore/net9.0/Plumbline.AspNetCore.dll")]
    [InlineData("aspnetcore/net10.0/Plumbline.AspNetCore.dll")]
    public void Tells_the_linker_that_an_assembly_can_be_trimmed(string entry)
    {
        using var package = plumbline.Open();
        using var assembly = package.GetEntry(entry)!.Open();
        using var bytes = new MemoryStream();
        assembly.CopyTo(bytes);
        // The text of [assembly: AssemblyMetadata("IsTrimmable", "True")], which IsAotCompatible brings.
        Assert.True(bytes.ToArray().AsSpan().IndexOf("IsTrimmable\u0004True"u8) > 0);
    }

    [Fact]
    public void Depends_on_three_packages_and_on_no_framework()
    {
        using var package = plumbline.Open();
        using var stream = package.GetEntry("Plumbline.nuspec")!.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single();
        var groups = metadata.Descendants().Where(element => element.Name.LocalName == "group").ToList();

        Assert.Equal(2, groups.Count);
        Assert.All(groups, group => Assert.Equal(
            ["Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Http", "Polly.Core"], group.Elements().Select(dependency => dependency.Attribute("id")!.Value)));
        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "frameworkReference");
        Assert.Equal("MIT", metadata.Elements().Single(element => element.Name.LocalName == "license").Value);
    }

    [GeneratedRegex(@"\]\((?<to>[^)#:]+)[^)]*\)")]
    private static partial Regex Link();
}
