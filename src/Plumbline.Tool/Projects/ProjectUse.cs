using Plumbline.Tool.Delta;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Projects;

/// <summary>What a project is to documents.</summary>
/// <param name="Name">The project's name.</param>
/// <param name="IsProgram">Whether it is run in production.</param>
/// <param name="Documents">The absolute paths and roles of its documents, those of projects that it references too.</param>
internal sealed record ProjectUse(string Name, bool IsProgram, IReadOnlyList<(string Path, string Role)> Documents)
{
    /// <summary>The projects that a command line names; tests are left out.</summary>
    /// <param name="read">The projects as read.</param>
    /// <param name="host">What relative paths start from.</param>
    public static IReadOnlyList<ProjectUse> Of((TreeSide Tree, IReadOnlyList<EvaluatedProject> Named) read, ToolHost host) =>
        [.. read.Named.Where(project => !project.IsTest).Select(project => new ProjectUse(
            project.Name,
            project.IsDeployable,
            [.. read.Tree.Reach(project).SelectMany(reached => reached.Project.Additional).Where(entry => read.Tree.IsDocument(entry.Path, entry.Role)).DistinctBy(entry => entry.Path)
                .Select(entry => (host.Resolve(entry.Path), entry.Role.Length == 0 ? "service" : entry.Role.ToLowerInvariant()))]))];
}
