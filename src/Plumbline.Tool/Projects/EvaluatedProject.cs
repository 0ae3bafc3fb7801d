namespace Plumbline.Tool.Projects;

/// <summary>A C# project as MSBuild sees it; all paths are relative to the tree's root, with forward slashes.</summary>
internal sealed record EvaluatedProject
{
    /// <summary>The project file.</summary>
    public required string Path { get; init; }

    /// <summary>The project's name.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The folder, with a slash at its end; empty for the root.</summary>
    public string Folder => Path[..(Path.LastIndexOf('/') + 1)];

    /// <summary>Whether it is a program that is run in production.</summary>
    public required bool IsDeployable { get; init; }

    /// <summary>Whether it tests others.</summary>
    public required bool IsTest { get; init; }

    /// <summary>The project files that it references.</summary>
    public required IReadOnlySet<string> References { get; init; }

    /// <summary>Files that are built into it or laid beside it, wherever they are.</summary>
    public required IReadOnlySet<string> Files { get; init; }

    /// <summary>Additional files: path, role, and where imports say that they live.</summary>
    public required IReadOnlyList<(string Path, string Role, string Uri)> Additional { get; init; }

    /// <summary>Which company rules builds run: the value of <c>PlumblineRules</c>; empty where the project does not say.</summary>
    public string Rules { get; init; } = "";

    /// <summary>Where a restore writes what it decided, as an absolute path; empty where the project has no such file.</summary>
    public string AssetsFile { get; init; } = "";

    /// <summary>Files of settings that it names.</summary>
    public IReadOnlyList<string> Configs { get; init; } = [];

    /// <summary>What it says of warnings.</summary>
    public WarningOptions Warnings { get; init; } = WarningOptions.None;

    /// <summary>The packages that it asks for itself.</summary>
    public IReadOnlyList<AskedPackage> Packages { get; init; } = [];
}

/// <summary>A package that a project asks for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version or range as written; empty where none is.</param>
internal sealed record AskedPackage(string Name, string Version);
