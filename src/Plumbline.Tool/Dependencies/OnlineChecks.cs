using System.Text.Json;
using Plumbline.Spec.Findings;
using Plumbline.Tool.Projects;

namespace Plumbline.Tool.Dependencies;

/// <summary>Asks the package sources of projects, through the .NET command line, what is new and what is known to be weak.</summary>
/// <param name="root">What paths of projects are relative to.</param>
internal sealed class OnlineChecks(string root)
{
    /// <summary>Packages that are not of the newest version.</summary>
    /// <param name="projects">The projects.</param>
    /// <param name="level">How far an update may go: <c>major</c>, <c>minor</c>, <c>patch</c>.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    public async Task<(IReadOnlyList<OutdatedPackage> Packages, IReadOnlyList<string> Problems)> OutdatedAsync(
        IReadOnlyList<EvaluatedProject> projects, string level, CancellationToken cancellationToken)
    {
        var (packages, problems) = (new List<OutdatedPackage>(), new List<string>());
        string[] limit = level switch { "minor" => ["--highest-minor"], "patch" => ["--highest-patch"], _ => [] };
        await ForEachAsync(projects, ["--outdated", .. limit], problems, (project, package) =>
        {
            var (resolved, latest) = (Text(package, "resolvedVersion"), Text(package, "latestVersion"));
            if (latest.Length == 0 || latest == resolved)
                return;

            // Instead of a version there may be words: that no source has it.
            if (char.IsAsciiDigit(latest[0]))
                packages.Add(new(project, Text(package, "id"), resolved, latest));
            else
                problems.Add($"{project.Name}: no source has package {Text(package, "id")}");
        }, cancellationToken).ConfigureAwait(false);
        return ([.. packages.Distinct()], problems);
    }

    /// <summary>Packages with a known weak spot, those that come along with others too.</summary>
    /// <param name="projects">The projects.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    public async Task<(IReadOnlyList<DependencyFinding> Findings, IReadOnlyList<string> Problems)> VulnerableAsync(IReadOnlyList<EvaluatedProject> projects, CancellationToken cancellationToken)
    {
        var (findings, problems) = (new List<DependencyFinding>(), new List<string>());
        await ForEachAsync(projects, ["--vulnerable", "--include-transitive"], problems, (project, package) =>
        {
            if (!package.TryGetProperty("vulnerabilities", out var all))
                return;

            foreach (var weakness in all.EnumerateArray())
            {
                findings.Add(new("vulnerable", Severity.Error, project.Path,
                    $"{project.Name}: package {Text(package, "id")} {Text(package, "resolvedVersion")} has a known weak spot of {Text(weakness, "severity").ToLowerInvariant()} weight, {Text(weakness, "advisoryurl")}; take another version"));
            }
        }, cancellationToken).ConfigureAwait(false);
        return ([.. findings.Distinct()], problems);
    }

    private async Task ForEachAsync(
        IReadOnlyList<EvaluatedProject> projects, string[] options, List<string> problems, Action<EvaluatedProject, JsonElement> found, CancellationToken cancellationToken)
    {
        foreach (var project in projects)
        {
            var path = Path.GetFullPath(project.Path, root);
            var (code, output, error) = await DotnetCommand.RunAsync(["list", path, "package", .. options, "--format", "json"], Path.GetDirectoryName(path)!, cancellationToken).ConfigureAwait(false);
            var start = output.IndexOf('{', StringComparison.Ordinal);
            if (code != 0 || start < 0)
            {
                problems.Add($"{project.Name}: {Complaint(output[Math.Max(start, 0)..], error)}");
                continue;
            }

            using var json = JsonDocument.Parse(output[start..]);
            problems.AddRange(Array(json.RootElement, "problems").Select(problem => $"{project.Name}: {Text(problem, "text")}"));
            foreach (var framework in Array(json.RootElement, "projects").SelectMany(entry => Array(entry, "frameworks")))
            {
                // Those that come along are only there where they were asked for.
                foreach (var package in Array(framework, "topLevelPackages").Concat(Array(framework, "transitivePackages")))
                    found(project, package);
            }
        }
    }

    // With --format json, what is wrong may stand in the answer and not in the error stream.
    private static string Complaint(string output, string error)
    {
        try
        {
            using var json = JsonDocument.Parse(output);
            if (Array(json.RootElement, "problems").Select(problem => Text(problem, "text")).FirstOrDefault(text => text.Length > 0) is { } said)
                return said.ReplaceLineEndings(" ");
        }
        catch (JsonException)
        {
            // Plain words, then.
        }

        return (output + "\n" + error).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase))
            ?? "the .NET command line does not say why it failed";
    }

    private static JsonElement.ArrayEnumerator Array(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default;

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}

/// <summary>A package of which there is a newer version.</summary>
/// <param name="Project">The project that has it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version in use.</param>
/// <param name="Latest">The newest one.</param>
internal sealed record OutdatedPackage(EvaluatedProject Project, string Name, string Version, string Latest);
