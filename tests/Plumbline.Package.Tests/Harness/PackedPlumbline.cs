using System.IO.Compression;
using System.Reflection;
using Plumbline.Package.Tests.Harness;

[assembly: AssemblyFixture(typeof(PackedPlumbline))]

namespace Plumbline.Package.Tests.Harness;

/// <summary>
/// The package as a user gets it, in a feed of its own with a version that no cache has seen, and a place for projects that use
/// it outside of the repository.
/// </summary>
public sealed class PackedPlumbline : IAsyncLifetime
{
    // What the tests were built in, so that they pack what was built with them.
    private static readonly string s_configuration = typeof(PackedPlumbline).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private readonly string _folder = Directory.CreateTempSubdirectory("plumbline-").FullName;

    /// <summary>The version of this run.</summary>
    public string Version { get; } = $"0.1.0-run.{DateTime.UtcNow:yyyyMMddHHmmss}.{Environment.ProcessId}";

    /// <summary>The package's file.</summary>
    public string PackagePath => Path.Combine(_folder, "feed", $"Plumbline.{Version}.nupkg");

    // Packages that the machine has are used where they are; new ones stay in the folder.
    private static string Cache { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>What projects need on the command line that do not read the folder's <c>Directory.Build.props</c>, as they have their own.</summary>
    internal IReadOnlyList<string> RestoreArguments =>
    [
        $"-p:RestoreAdditionalProjectSources={Path.Combine(_folder, "feed")}",
        $"-p:RestorePackagesPath={Path.Combine(_folder, "packages")}",
        .. Directory.Exists(Cache) ? (string[])[$"-p:RestoreAdditionalProjectFallbackFolders={Cache}"] : [],
    ];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await PackAsync("build/package/Plumbline.Package.csproj");

        // Read by every project below the folder.
        await File.WriteAllTextAsync(Path.Combine(_folder, "Directory.Build.props"), $"""
            <Project>
              <PropertyGroup>
                <PlumblineVersion>{Version}</PlumblineVersion>
                <RestoreAdditionalProjectSources>{Path.Combine(_folder, "feed")}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{Path.Combine(_folder, "packages")}</RestorePackagesPath>
                <RestoreAdditionalProjectFallbackFolders Condition="Exists('{Cache}')">{Cache}</RestoreAdditionalProjectFallbackFolders>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <LangVersion>13</LangVersion>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <AnalysisLevel>latest-all</AnalysisLevel>
                <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
              </PropertyGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(_folder, "Directory.Build.targets"), "<Project />");

        // Why: the programs of these tests are no libraries (CA2007).
        await File.WriteAllTextAsync(Path.Combine(_folder, ".editorconfig"), "root = true\n[Program.cs]\ndotnet_diagnostic.CA2007.severity = none\n");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Packs a further project into the feed, with the version of this run.</summary>
    /// <param name="project">The project file, from the repository's root.</param>
    internal async Task PackAsync(string project)
    {
        var pack = await Command.RunAsync(
            Repository.Root,
            "dotnet", "pack", project, "--no-build", "--configuration", s_configuration,
            "--output", Path.Combine(_folder, "feed"), $"-p:PackageVersion={Version}", "-p:BuildProjectReferences=false", "-nologo");
        Assert.True(pack.ExitCode == 0, pack.Output);
    }

    /// <summary>Opens the package.</summary>
    public ZipArchive Open() => ZipFile.OpenRead(PackagePath);

    /// <summary>An empty folder for a solution of a test.</summary>
    internal ConsumerFolder NewFolder(string name) => new(Directory.CreateDirectory(Path.Combine(_folder, name)).FullName);
}
