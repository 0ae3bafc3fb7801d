using Plumbline.Spec.Diff;
using Plumbline.Spec.Diff.Fingerprints;
using Plumbline.Tool.Git;
using Plumbline.Tool.Projects;

namespace Plumbline.Tool.Delta;

/// <summary>Finds what a change between two commits means. Whatever lies uncommitted in the work tree is not looked at.</summary>
/// <param name="repository">The repository.</param>
internal sealed class DeltaAnalysis(GitRepository repository)
{
    /// <summary>Looks at a change.</summary>
    /// <param name="from">The older commit; null where it is missing.</param>
    /// <param name="missing">Why it is missing.</param>
    /// <param name="to">The newer commit.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<DeltaResult> RunAsync(string? from, string? missing, string to, CancellationToken cancellationToken)
    {
        var changed = from is null ? [] : repository.Changed(from, to);
        if (from is not null && changed.Count == 0)
            return new([], null);

        var scratch = Directory.CreateTempSubdirectory("plumbline-delta-").FullName;
        try
        {
            var (after, complaint) = await ReadAsync(to, Path.Combine(scratch, "head"), null, cancellationToken).ConfigureAwait(false);
            if (from is null)
                return Everything(after, after, null, missing!);

            // Evaluating takes long. What only edits files that tell MSBuild nothing leaves the projects as they were.
            var isAlike = changed.All(IsNoBuildFile) && repository.Files(from, "").SequenceEqual(repository.Files(to, ""));
            var (before, oldComplaint) = await ReadAsync(from, Path.Combine(scratch, "base"), isAlike ? after : null, cancellationToken).ConfigureAwait(false);
            if ((complaint ?? oldComplaint) is { } said)
                return Everything(before, after, from, $"the projects cannot be read: {said}");

            var files = new ChangedFiles(before, after);
            files.Add(changed);
            if (files.Everything is { } why)
                return Everything(before, after, from, why);

            var tags = repository.TagsUpTo(from);
            return new([.. Deployables(before, after).Select(d => Judge(d, before, after, files, tags)).Where(d => d.Reasons.Count > 0)], null);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static bool IsNoBuildFile(string file) => Path.GetExtension(file).ToLowerInvariant() is ".cs" or ".md" or ".sql" or ".html" or ".css" or ".js"
        || (file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !file.EndsWith("global.json", StringComparison.OrdinalIgnoreCase));

    private async Task<(TreeSide Side, string? Complaint)> ReadAsync(string commit, string folder, TreeSide? alike, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        repository.Extract(commit, folder);
        if (alike is not null)
            return (new(folder, alike.Projects), null);

        var projects = repository.Files(commit, "").Where(file => Path.GetExtension(file).ToLowerInvariant() is ".csproj" or ".fsproj" or ".vbproj").ToList();
        var (evaluated, complaint) = await ProjectEvaluator.EvaluateAsync(folder, projects, folder + ".probe", cancellationToken).ConfigureAwait(false);
        return (new(folder, evaluated), complaint);
    }

    private static IEnumerable<(EvaluatedProject Project, string State)> Deployables(TreeSide before, TreeSide after)
    {
        var kept = after.Projects.Values.Where(project => project.IsDeployable)
            .Select(project => (project, before.Projects.TryGetValue(project.Path, out var old) && old.IsDeployable ? "kept" : "added"));
        var gone = before.Projects.Values.Where(project => project.IsDeployable && !(after.Projects.TryGetValue(project.Path, out var fresh) && fresh.IsDeployable))
            .Select(project => (project, "removed"));
        return kept.Concat(gone).OrderBy(entry => entry.project.Path, StringComparer.Ordinal);
    }

    private DeltaResult Everything(TreeSide before, TreeSide after, string? from, string why)
    {
        var tags = from is null ? [] : repository.TagsUpTo(from);
        return new(
            [.. Deployables(before, after).Select(d => d.State == "removed" ? Removed(d.Project) : WithVersion(d.Project, d.State, [new(DeltaEffect.Redeploy, [d.Project.Name, why])], from is null ? null : before, after, tags))],
            why);
    }

    private static DeployableDelta Judge((EvaluatedProject Project, string State) deployable, TreeSide before, TreeSide after, ChangedFiles files, IReadOnlyList<string> tags)
    {
        var (project, state) = deployable;
        if (state == "removed")
            return Removed(project);

        var reach = after.Reach(project);
        var reasons = reach.SelectMany(reached => files.Of(reached.Project.Path).Select(change => new DeltaReason(change.Effect, [.. reached.Way, change.What]))).ToList();
        var own = reach.Select(reached => reached.Project.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var test in after.Projects.Values.Where(candidate => candidate.IsTest).OrderBy(candidate => candidate.Path, StringComparer.Ordinal))
        {
            var around = after.Reach(test);
            if (around.Any(reached => reached.Project.Path == project.Path))
            {
                reasons.AddRange(from reached in around
                                 where !own.Contains(reached.Project.Path)
                                 from change in files.Of(reached.Project.Path)
                                 where change.Effect != DeltaEffect.Rebuild
                                 select new DeltaReason(DeltaEffect.Retest, [project.Name, .. reached.Way, change.What]));
            }
        }

        return WithVersion(project, state, [.. reasons.OrderByDescending(reason => reason.Effect)], before, after, tags);
    }

    private static DeployableDelta Removed(EvaluatedProject project) => new()
    {
        Name = project.Name,
        Project = project.Path,
        State = "removed",
        Reasons = [new(DeltaEffect.Redeploy, [project.Name, $"{project.Path} is removed"])],
        Step = VersionStep.None,
        Next = null,
    };

    private static DeployableDelta WithVersion(
        EvaluatedProject project, string state, IReadOnlyList<DeltaReason> reasons, TreeSide? before, TreeSide after, IReadOnlyList<string> tags)
    {
        var result = new DeployableDelta { Name = project.Name, Project = project.Path, State = state, Reasons = reasons, Step = null, Next = null };
        if (before is null)
            return result;

        var step = !result.MustRedeploy ? VersionStep.None
            : state == "added" ? VersionStep.Minor
            : StepOf(before, before.Projects[project.Path], after, project);
        return result with { Step = step, Next = step == VersionStep.None ? null : DeployableTags.Next(project.Name, tags, step) };
    }

    // What it promises to others: documents that it serves or publishes, and what these borrow.
    private static VersionStep StepOf(TreeSide before, EvaluatedProject old, TreeSide after, EvaluatedProject fresh)
    {
        var step = VersionStep.Patch;
        var (left, right) = (before.DocumentsOf(old), after.DocumentsOf(fresh));
        if ((left.Broken ?? right.Broken) is not null)
            return step;

        var borrowed = DocumentFingerprint.Compare(left.Fingerprint, right.Fingerprint).Select(change => change.Document).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in left.Services)
        {
            var name = entry.Service.Namespace ?? entry.Service.Name;
            var isProduced = left.Fingerprint.Facts.Any(fact => fact.Document == name && fact.IsProduced);
            if (entry.Role is not (FingerprintRole.Service or FingerprintRole.Contract) && !(isProduced && borrowed.Contains(name)))
                continue;

            var found = right.Find(name) is { } now ? ServiceComparer.Compare(entry.Service, now.Service, ComparisonOptions.Default, CancellationToken.None).SuggestedStep : VersionStep.Major;
            step = found > step ? found : step;
        }

        return right.Services.Any(entry => entry.Role == FingerprintRole.Service && left.Find(entry.Service.Namespace ?? entry.Service.Name) is null) && step < VersionStep.Minor
            ? VersionStep.Minor
            : step;
    }
}
