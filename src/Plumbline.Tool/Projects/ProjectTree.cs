using Plumbline.Tool.Delta;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Projects;

/// <summary>Reads projects as they lie in the work tree, with those that they reference.</summary>
internal static class ProjectTree
{
    /// <summary>Evaluates projects; what they reference is evaluated too.</summary>
    /// <param name="files">The project files, absolute.</param>
    /// <param name="root">What paths are relative to.</param>
    /// <param name="cancellationToken">Ends MSBuild.</param>
    /// <returns>The projects and their documents, and which of them were named.</returns>
    public static async Task<(TreeSide Tree, IReadOnlyList<EvaluatedProject> Named)> ReadAsync(IReadOnlyList<string> files, string root, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("plumbline-projects-").FullName;
        try
        {
            var all = new Dictionary<string, EvaluatedProject>(StringComparer.Ordinal);
            var named = files.Select(file => Path.GetRelativePath(root, file).Replace('\\', '/')).ToList();
            for (var open = named; open.Count > 0;)
            {
                var (projects, complaint) = await ProjectEvaluator.EvaluateAsync(root, open, scratch, cancellationToken).ConfigureAwait(false);
                if (complaint is not null)
                    throw new ToolException($"the projects cannot be read: {complaint}");
                foreach (var (path, project) in projects)
                    all[path] = project;
                open = [.. projects.Values.SelectMany(project => project.References).Distinct().Where(path => !all.ContainsKey(path) && File.Exists(Path.GetFullPath(path, root))).Order(StringComparer.Ordinal)];
            }

            return (new(root, all), [.. named.Select(path => all[path])]);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }
}
