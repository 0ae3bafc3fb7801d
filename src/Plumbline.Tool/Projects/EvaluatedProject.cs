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
}
