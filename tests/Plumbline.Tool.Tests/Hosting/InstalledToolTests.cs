using System.Globalization;
using Plumbline.Tests.Shared;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Tool.Tests.Hosting;

public sealed class InstalledToolTests
{
    [Fact]
    public async Task Installs_from_its_package_and_runs()
    {
        using var test = new ToolTest();
        var version = string.Create(CultureInfo.InvariantCulture, $"9.9.9-test{DateTime.UtcNow.Ticks}");
        await Processes.RunAsync(
            Repository.Root, "dotnet", "pack", "src/Plumbline.Tool", "--configuration", Configuration, "--no-build", "--output", test.PathOf("feed"), $"-p:PackageVersion={version}", "-nologo");
        test.With("nuget.config", $"""<configuration><packageSources><clear /><add key="local" value="{test.PathOf("feed")}" /></packageSources></configuration>""");
        await Processes.RunAsync(
            test.Folder, "dotnet", "tool", "install", "Plumbline.Tool", "--tool-path", "tools", "--version", version, "--configfile", "nuget.config", "--no-cache");

        var tool = test.PathOf(Path.Combine("tools", "plumbline"));
        var specs = await Processes.RunAsync(Repository.Root, tool, "lint", "specs/error.json", "specs/common.json");
        Assert.Equal("nothing to report in 2 documents\n", specs);

        test.With("api.json", """{ "name": "shop", "models": { "item": { "fields": [{ "name": "id", "type": "strng" }] } } }""");
        var (code, output) = await Processes.TryRunAsync(test.Folder, tool, "lint", "api.json", "--format", "compact");
        Assert.Equal(1, code);
        Assert.StartsWith("api.json(1,76,1,83): error PLB1041: ", output, StringComparison.Ordinal);

        // What the system complains of is said in words, and not by the keys of messages that were left out of the program.
        test.With("other.json", """{ "name": "other" }""");
        var (refused, complaint) = await Processes.TryRunAsync(test.Folder, tool, "normalize", "other.json", "--output", new string('x', 300));
        Assert.Equal(2, refused);
        Assert.DoesNotContain("IO_", complaint, StringComparison.Ordinal);
        Assert.Contains(" too long", complaint, StringComparison.Ordinal);
    }

    private static string Configuration => AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
}
