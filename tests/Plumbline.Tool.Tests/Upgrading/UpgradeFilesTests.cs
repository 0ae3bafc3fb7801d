using System.Text;
using Plumbline.Tests.Shared;
using Plumbline.Tool.Tests.Harness;
using Plumbline.Tool.Upgrading;
using YamlDotNet.RepresentationModel;

namespace Plumbline.Tool.Tests.Upgrading;

public sealed class UpgradeFilesTests
{
    [Fact]
    public void Finds_versions_where_they_stand_and_nowhere_else()
    {
        const string text = """
            <Project>
              <!-- <PackageVersion Include="A" Version="0.1" /> -->
              <PackageVersion Version = "1.0" Include = "A" />
              <PackageReference Update="a" VersionOverride="[1.0]" />
              <PackageReference Include="A" />
              <PackageVersion Include="A.B" Version="2.0" />
              <Other Include="A" Version="3.0" />
            </Project>
            """;
        var places = VersionPlace.OfPackage("x.props", text, "A").ToList();
        Assert.Equal(["1.0", "[1.0]"], places.Select(place => place.Version));
        Assert.All(places, place => Assert.Equal(place.Version, text.Substring(place.Start, place.Version.Length)));
        Assert.Equal([true, false], places.Select(place => place.IsExact));
        Assert.False(new VersionPlace("", 0, "$(Version)").IsExact);
        Assert.False(new VersionPlace("", 0, "1.*").IsExact);
    }

    [Fact]
    public void Changes_versions_and_no_other_byte()
    {
        using var test = new ToolTest();
        byte[] before = [.. Encoding.UTF8.Preamble, .. "<Project>\r\n\t<PackageVersion Include=\"A\" Version=\"1.0\"/><PackageVersion Include=\"A\"   Version=\"1.0\"/> é\r\n"u8];
        File.WriteAllBytes(test.PathOf("x.props"), before);
        var files = new UpgradeFiles(test.Folder, ["x.props"]);
        files.Write([new([new("A", "1.0", "1.10.0", files.Places("A"))])]);
        Assert.Equal("\uFEFF<Project>\r\n\t<PackageVersion Include=\"A\" Version=\"1.10.0\"/><PackageVersion Include=\"A\"   Version=\"1.10.0\"/> é\r\n", Encoding.UTF8.GetString(File.ReadAllBytes(test.PathOf("x.props"))));
        files.Write([]);
        Assert.Equal(before, File.ReadAllBytes(test.PathOf("x.props")));
    }

    [Fact]
    public async Task Finds_by_halves_what_breaks_and_proves_what_it_takes()
    {
        foreach (var bad in new int[][] { [], [0], [3, 4], [0, 1, 2, 3, 4, 5, 6] })
        {
            var all = Enumerable.Range(0, 7).Select(i => new Upgrade([new($"P{i}", "1", "2", [])])).ToList();
            IReadOnlyList<Upgrade>? proven = null;
            var upgrader = new Upgrader(tried =>
            {
                var breaks = tried.Any(upgrade => bad.Any(i => all[i] == upgrade));
                proven = breaks ? proven : tried;
                return Task.FromResult(breaks ? "no" : null);
            });
            Assert.Null(await upgrader.RunAsync(all));
            Assert.Equal(bad, upgrader.Left.Select(left => all.IndexOf(left.Upgrade)));
            Assert.Equal(all.Except(upgrader.Left.Select(left => left.Upgrade)), upgrader.Taken);
            Assert.Equal(proven, upgrader.Taken);
        }
    }

    [Fact]
    public async Task Takes_what_passes_only_together_with_what_comes_after_it()
    {
        // The first needs the last, the second needs the first, and the fourth breaks everything.
        var all = Enumerable.Range(0, 6).Select(i => new Upgrade([new($"P{i}", "1", "2", [])])).ToList();
        var proofs = 0;
        var upgrader = new Upgrader(tried =>
        {
            proofs++;
            bool Has(int i) => tried.Contains(all[i]);
            return Task.FromResult(Has(3) ? "bad" : (Has(0) && !Has(5)) || (Has(1) && !Has(0)) ? "lacks another" : null);
        });
        Assert.Null(await upgrader.RunAsync(all));
        Assert.Equal([(all[3], "bad")], upgrader.Left);
        Assert.Equal(all.Where(upgrade => upgrade != all[3]), upgrader.Taken.OrderBy(all.IndexOf));
        Assert.InRange(proofs, 1, 16);
    }

    [Fact]
    public async Task Tells_paths_below_the_tree_and_not_where_the_tree_was()
    {
        using var test = new ToolTest();
        var error = await TestRun.RunAsync($"echo 'src/A.cs: error X: {new string('.', 230)} [{test.Folder}/src/App/App.csproj]'; exit 1", test.Folder, TestContext.Current.CancellationToken);
        Assert.Equal($"src/A.cs: error X: {new string('.', 230)} [src/App/App.csproj]", error);
    }

    [Fact]
    public void The_ready_workflow_runs_every_week_and_calls_what_is_there()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Repository.PathOf("build/workflows/upgrade.yml"))));
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        Assert.Matches(@"^\d+ \d+ \* \* [0-6]$", ((YamlScalarNode)root["on"]["schedule"][0]["cron"]).Value!);
        var steps = ((YamlSequenceNode)root["jobs"]["upgrade"]["steps"]).Cast<YamlMappingNode>().ToList();
        var scripts = steps.Where(step => step.Children.ContainsKey("run")).Select(step => ((YamlScalarNode)step["run"]).Value!).ToList();
        Assert.Contains(scripts, script => script.Contains("build/upgrade ", StringComparison.Ordinal));
        Assert.Contains("pull-requests", ((YamlMappingNode)root["permissions"]).Children.Keys.Select(key => ((YamlScalarNode)key).Value));

        // An expression within a script would be pasted into it; values of people come by the environment.
        Assert.DoesNotContain(scripts, script => script.Contains("${{", StringComparison.Ordinal));
        Assert.True(File.Exists(Repository.PathOf("build/upgrade")));
        if (!OperatingSystem.IsWindows())
            Assert.True(File.GetUnixFileMode(Repository.PathOf("build/upgrade")).HasFlag(UnixFileMode.UserExecute));
    }
}
