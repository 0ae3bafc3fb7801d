using System.Security;
using System.Text.Json;

namespace Plumbline.Tool.Projects;

/// <summary>Asks MSBuild about all projects of a tree at once. Nothing is restored and nothing is built.</summary>
internal static class ProjectEvaluator
{
    // Added to every project: one target that answers with items and a few properties. A project for several frameworks answers for each.
    private const string Probe = """
        <Project>
          <Target Name="PlumblineProbe" Returns="@(_PlumblineProbe)">
            <ItemGroup>
              <_PlumblineProbe Include="$(MSBuildProjectFullPath)" Kind="project" Value="$(OutputType)" Web="$(UsingMicrosoftNETSdkWeb)" Worker="$(UsingMicrosoftNETSdkWorker)" Test="$(IsTestProject)" Platform="$(IsTestingPlatformApplication)"
                Rules="$(PlumblineRules)" Assets="$(ProjectAssetsFile)"
                NoWarn="$(NoWarn)" AsErrors="$(WarningsAsErrors)" NotAsErrors="$(WarningsNotAsErrors)" AllAsErrors="$(TreatWarningsAsErrors)" />
              <_PlumblineProbe Include="@(PackageReference)" Kind="package" Value="%(Identity)" />
              <_PlumblineProbe Include="@(PackageVersion)" Kind="central" />
              <_PlumblineProbe Include="@(ProjectReference->'%(FullPath)')" Kind="reference" />
              <_PlumblineProbe Include="@(Compile->'%(FullPath)');@(Content->'%(FullPath)');@(EmbeddedResource->'%(FullPath)')" Kind="file" />
              <_PlumblineProbe Include="@(None->'%(FullPath)')" Condition="'%(None.CopyToOutputDirectory)' != '' and '%(None.CopyToOutputDirectory)' != 'Never'" Kind="file" />
              <_PlumblineProbe Include="@(EditorConfigFiles->'%(FullPath)');@(GlobalAnalyzerConfigFiles->'%(FullPath)')" Kind="config" />
              <_PlumblineProbe Include="@(AdditionalFiles->'%(FullPath)')" Kind="additional" Role="%(AdditionalFiles.PlumblineRole)" Uri="%(AdditionalFiles.PlumblineUri)" />
              <_PlumblineProbe Update="@(_PlumblineProbe)" Owner="$(MSBuildProjectFullPath)" />
            </ItemGroup>
          </Target>
        </Project>
        """;

    private const string CrossTargetingProbe = """
        <Project>
          <Target Name="PlumblineProbe" Returns="@(_PlumblineProbe)">
            <ItemGroup>
              <_PlumblineFramework Include="$(TargetFrameworks)" />
            </ItemGroup>
            <MSBuild Projects="$(MSBuildProjectFullPath)" Targets="PlumblineProbe" Properties="TargetFramework=%(_PlumblineFramework.Identity)">
              <Output TaskParameter="TargetOutputs" ItemName="_PlumblineProbe" />
            </MSBuild>
          </Target>
        </Project>
        """;

    private static readonly string[] s_testPackages = ["Microsoft.NET.Test.Sdk", "xunit", "xunit.v3", "xunit.v3.mtp-v2", "NUnit", "MSTest", "MSTest.TestFramework", "TUnit"];

    /// <summary>The projects of a tree by path, and what MSBuild complains about; null where it is content.</summary>
    /// <param name="root">The tree's root, absolute, without links in it.</param>
    /// <param name="projects">The project files, relative.</param>
    /// <param name="scratch">A folder beside the tree for files of this program.</param>
    /// <param name="cancellationToken">Ends MSBuild.</param>
    public static async Task<(IReadOnlyDictionary<string, EvaluatedProject> Projects, string? Complaint)> EvaluateAsync(
        string root, IReadOnlyList<string> projects, string scratch, CancellationToken cancellationToken)
    {
        if (projects.Count == 0)
            return (new Dictionary<string, EvaluatedProject>(), null);

        Directory.CreateDirectory(scratch);
        var (inner, outer, traversal) = (Path.Combine(scratch, "probe.targets"), Path.Combine(scratch, "outer.targets"), Path.Combine(scratch, "all.proj"));
        await File.WriteAllTextAsync(inner, Probe, cancellationToken).ConfigureAwait(false);
        await File.WriteAllTextAsync(outer, CrossTargetingProbe, cancellationToken).ConfigureAwait(false);
        await File.WriteAllTextAsync(traversal, Traversal(root, projects, inner, outer), cancellationToken).ConfigureAwait(false);

        var (code, result, error) = await DotnetCommand.RunAsync(["msbuild", traversal, "-nologo", "-getTargetResult:All", "-nodeReuse:false"], scratch, cancellationToken).ConfigureAwait(false);
        var output = result + error;
        var start = output.IndexOf('{', StringComparison.Ordinal);
        if (code != 0 || start < 0)
            return (new Dictionary<string, EvaluatedProject>(), (output.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? "it cannot be run").Trim().Replace(root + "/", "", StringComparison.Ordinal));

        using var json = JsonDocument.Parse(output[start..]);
        var items = json.RootElement.GetProperty("TargetResults").GetProperty("All").GetProperty("Items").EnumerateArray().ToList();
        var read = items.GroupBy(item => Relative(root, Text(item, "Owner")), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Read(root, group.Key, [.. group]), StringComparer.Ordinal);
        var silent = projects.FirstOrDefault(project => !read.ContainsKey(project));
        return (read, silent is null ? null : $"'{silent}' imports no SDK that this command knows");
    }

    private static string Traversal(string root, IReadOnlyList<string> projects, string inner, string outer)
    {
        // What the tree names may hold what MSBuild reads as its own: % ; $ and so on.
        static string Escape(string text) => SecurityElement.Escape(string.Concat(text.Select(c => "%$@;*?()'".Contains(c, StringComparison.Ordinal) ? $"%{(int)c:x2}" : c.ToString())))!;
        var items = string.Concat(projects.Select(project => $"<P Include=\"{Escape(Path.Combine(root, project))}\" />"));
        return $"""
            <Project>
              <ItemGroup>{items}</ItemGroup>
              <Target Name="All" Returns="@(Result)">
                <MSBuild Projects="@(P)" Targets="PlumblineProbe" SkipNonexistentTargets="true" Properties="CustomAfterMicrosoftCommonTargets={Escape(inner)};CustomAfterMicrosoftCommonCrossTargetingTargets={Escape(outer)}">
                  <Output TaskParameter="TargetOutputs" ItemName="Result" />
                </MSBuild>
              </Target>
            </Project>
            """;
    }

    private static EvaluatedProject Read(string root, string path, IReadOnlyList<JsonElement> items)
    {
        IEnumerable<string> Paths(string kind) => items.Where(item => Text(item, "Kind") == kind).Select(item => Relative(root, Text(item, "Identity")));
        var itself = items.Where(item => Text(item, "Kind") == "project").ToList();
        bool Has(string property, string value) => itself.Any(item => string.Equals(Text(item, property), value, StringComparison.OrdinalIgnoreCase));
        var isTest = Has("Test", "true") || Has("Platform", "true")
            || items.Any(item => Text(item, "Kind") == "package" && s_testPackages.Contains(Text(item, "Value"), StringComparer.OrdinalIgnoreCase))
            || path.EndsWith(".Tests.csproj", StringComparison.OrdinalIgnoreCase);
        return new()
        {
            Path = path,
            IsTest = isTest,
            IsDeployable = !isTest && (Has("Value", "Exe") || Has("Value", "WinExe") || Has("Web", "true") || Has("Worker", "true")),
            References = Paths("reference").ToHashSet(StringComparer.Ordinal),
            Files = Paths("file").ToHashSet(StringComparer.Ordinal),
            Additional = [.. items.Where(item => Text(item, "Kind") == "additional")
                .Select(item => (Relative(root, Text(item, "Identity")), Text(item, "Role"), Text(item, "Uri"))).Distinct()],
            Rules = itself.Select(item => Text(item, "Rules")).FirstOrDefault(rules => rules.Length > 0) ?? "",
            AssetsFile = itself.Select(item => Text(item, "Assets")).FirstOrDefault(file => file.Length > 0) ?? "",
            Packages = Packages(items),
            Configs = [.. Paths("config").Distinct(StringComparer.Ordinal)],
            Warnings = itself.Select(item => WarningOptions.Parse(Text(item, "NoWarn"), Text(item, "AsErrors"), Text(item, "NotAsErrors"), Text(item, "AllAsErrors"))).FirstOrDefault() ?? WarningOptions.None,
        };
    }

    // What a project asks for by itself comes before what its repository says for all.
    private static List<AskedPackage> Packages(IReadOnlyList<JsonElement> items)
    {
        var central = items.Where(item => Text(item, "Kind") == "central").GroupBy(item => Text(item, "Identity"), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => Text(group.First(), "Version"), StringComparer.OrdinalIgnoreCase);
        return [.. items.Where(item => Text(item, "Kind") == "package" && !Text(item, "IsImplicitlyDefined").Equals("true", StringComparison.OrdinalIgnoreCase))
            .Select(item => (Name: Text(item, "Identity"), Versions: new[] { Text(item, "VersionOverride"), Text(item, "Version"), central.GetValueOrDefault(Text(item, "Identity"), "") }))
            .Select(package => new AskedPackage(package.Name, package.Versions.FirstOrDefault(version => version.Length > 0) ?? ""))
            .Distinct().OrderBy(package => package.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static string Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static string Relative(string root, string path) => Path.GetRelativePath(root, path).Replace('\\', '/');
}
