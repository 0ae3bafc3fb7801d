using System.Text.RegularExpressions;
using Plumbline.Drift.Tests.Table;

namespace Plumbline.Drift.Tests.Building;

/// <summary>A copy of a sample service with its documents, which builds against what the repository has built.</summary>
internal sealed partial class SampleCopy
{
    private SampleCopy(string root, string service)
    {
        Root = root;
        Service = service;
    }

    /// <summary>The copy's root, which stands for that of the repository.</summary>
    public string Root { get; }

    /// <summary>The sample.</summary>
    public string Service { get; }

    /// <summary>The project's folder.</summary>
    public string ProjectFolder => Path.Combine(Root, "sample-service", Service);

    /// <summary>The project.</summary>
    public string ProjectFile => Path.Combine(ProjectFolder, Service + ".csproj");

    /// <summary>What the build said.</summary>
    public string Report => Path.Combine(ProjectFolder, "build.sarif");

    /// <summary>There when the build succeeded.</summary>
    public string Built => Path.Combine(ProjectFolder, "built.txt");

    /// <summary>How the compiler was called, where it succeeded.</summary>
    public string Arguments => Path.Combine(ProjectFolder, "arguments.txt");

    /// <summary>Copies a sample.</summary>
    /// <param name="root">Where to.</param>
    /// <param name="service">The sample.</param>
    /// <param name="edits">What is different in the copy.</param>
    public static SampleCopy Create(string root, string service, IEnumerable<Edit> edits)
    {
        var copy = new SampleCopy(root, service);
        CopyFiles(Repository.PathOf("specs"), Path.Combine(root, "specs"), "*.json");
        var source = Repository.PathOf($"sample-service/{service}");
        CopyFiles(source, copy.ProjectFolder, "*.cs");

        // Packages were restored for the sample itself; the copy has the same.
        CopyFiles(Path.Combine(source, "obj"), Path.Combine(copy.ProjectFolder, "obj"), "*.csproj.nuget.*", "project.assets.json");
        var project = File.ReadAllText(Path.Combine(source, service + ".csproj"));
        File.WriteAllText(copy.ProjectFile, TrimmingSettings().Replace(project, "")
            .Replace("../../src/", Repository.Root + "/src/", StringComparison.Ordinal)
            .Replace("../../build/", Repository.Root + "/build/", StringComparison.Ordinal));
        foreach (var edit in edits)
            edit.Apply(root);

        return copy;
    }

    // Reflection is none of this table's business.
    [GeneratedRegex("<(PublishTrimmed|IsTrimmable|IsAotCompatible)[^>]*>true</\\1>")]
    private static partial Regex TrimmingSettings();

    private static void CopyFiles(string from, string to, params string[] patterns)
    {
        Directory.CreateDirectory(to);
        foreach (var file in patterns.SelectMany(pattern => Directory.EnumerateFiles(from, pattern)))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
