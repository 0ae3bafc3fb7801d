using Microsoft.CodeAnalysis;

namespace Plumbline.CodeFixes;

/// <summary>Registers classes where the application is built.</summary>
internal static class Registration
{
    /// <summary>Calls an emitted method that registers a class, before the statement that builds the application.</summary>
    /// <param name="project">The project.</param>
    /// <param name="method">The method, e.g. <c>AddUsersApi</c>.</param>
    /// <param name="name">The class, with its namespace where the place may not know it.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The same project where nothing in it builds an application.</returns>
    public static async Task<Solution> AddAsync(Project project, string method, string name, CancellationToken cancellationToken)
    {
        if (await ApplicationBuild.FindAsync(project, cancellationToken).ConfigureAwait(false) is not { } build)
            return project.Solution;

        var known = build.Model.Compilation.GetTypeByMetadataName(name)?.ToMinimalDisplayString(build.Model, build.Position) ?? name;
        return build.Insert($"{build.Builder}.Services.{method}<{known}>();");
    }
}
