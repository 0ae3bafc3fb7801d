using System.Diagnostics;
using System.Reflection;
using Plumbline.Tests.Shared;

namespace Plumbline.Benchmarks.Builds;

/// <summary>The package as users get it, in a feed of its own with a version that no cache has seen.</summary>
internal sealed class PackedPlumbline
{
    private static readonly string s_configuration = typeof(PackedPlumbline).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private readonly string _folder;
    private readonly string _version = $"0.1.0-bench.{DateTime.UtcNow:yyyyMMddHHmmss}.{Environment.ProcessId}";

    /// <summary>Packs.</summary>
    /// <param name="folder">Where the feed is.</param>
    public PackedPlumbline(string folder)
    {
        _folder = folder;
        var start = new ProcessStartInfo(
            "dotnet",
            ["pack", Repository.PathOf("build/package/Plumbline.Package.csproj"), "-c", s_configuration, "-o", Path.Combine(folder, "feed"), $"-p:PackageVersion={_version}", "-nologo", "-v", "quiet"])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException("The package could not be packed:\n" + output);
    }

    /// <summary>What a project file lists to use it, with a document as its client.</summary>
    /// <param name="document">The document's file.</param>
    public string Items(string document) =>
        $"""
        <PropertyGroup>
          <RestoreAdditionalProjectSources>{Path.Combine(_folder, "feed")}</RestoreAdditionalProjectSources>
          <RestorePackagesPath>{Path.Combine(_folder, "packages")}</RestorePackagesPath>
          <RestoreAdditionalProjectFallbackFolders Condition="Exists('{Cache}')">{Cache}</RestoreAdditionalProjectFallbackFolders>
        </PropertyGroup>
        <ItemGroup>
          <PackageReference Include="Plumbline" Version="{_version}" />
          <AdditionalFiles Include="{document}" PlumblineRole="client" />
        </ItemGroup>
        """;

    // Packages that the machine has are used where they are; ours stays in the folder.
    private static string Cache { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
