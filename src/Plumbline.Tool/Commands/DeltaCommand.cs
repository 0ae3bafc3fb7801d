using System.CommandLine;
using Plumbline.Tool.Delta;
using Plumbline.Tool.Git;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Projects;

namespace Plumbline.Tool.Commands;

/// <summary>Tells what a change in git means for what is deployed.</summary>
internal sealed class DeltaCommand : ToolCommand
{
    private readonly Argument<string> _range = new("range") { HelpName = "BASE..HEAD", Description = "the change: two commits, tags or branches; BASE alone means up to HEAD, three dots mean since the two parted" };
    private readonly Option<string> _format = Choice.Format(["text", "json", "github", "markdown"]);

    public DeltaCommand()
        : base("delta", "tells what a change in git means: what to rebuild, retest and redeploy")
    {
        Add(_range);
        Add(_format);
    }

    public override Manual Manual { get; } = new()
    {
        Description =
        [
            "A deployable is a project that builds a program and tests nothing. Files belong to the projects that list them, else to the project around them; projects to those that "
            + "reference them, as MSBuild tells. Documents count by what a project depends on: who serves one, on all but words; who calls it, on the operations "
            + "and what these reach, and not on what may be left out.",
            "The next version follows from the verdict on the documents that a deployable serves: breaking is major, an addition minor, code patch; counted from its last tag "
            + "at BASE (Orders-v1.4.2), else from the repository's (v1.4.2).",
            "Where something is missing that would tell (BASE, the history of a shallow clone), and where files changed that all builds read, the answer is everything. "
            + "Only commits are looked at, not the work tree. Projects are evaluated by 'dotnet msbuild', which runs what they say; nothing is restored or built.",
        ],
        ExitStatus =
        [
            (ExitCodes.NotInOrder, "done: something is to be done; 0 is nothing at all"),
            (ExitCodes.Unsure, "done: unsure, so everything is to be done"),
        ],
        Examples =
        [
            ("plumbline delta main..HEAD", "tells what a branch means"),
            ("plumbline delta v1.4.2..v1.5.0 --format json", "tells what lies between two releases"),
            ("plumbline delta origin/main... --format github >> $GITHUB_OUTPUT", "writes the matrix of a workflow"),
        ],
    };

    public override async Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var range = run.Get(_range);
        var dots = range.IndexOf("..", StringComparison.Ordinal);
        var isSinceParted = dots >= 0 && range.AsSpan(dots).StartsWith("...");
        var (left, right) = dots < 0 ? (range, "") : (range[..dots], range[(dots + (isSinceParted ? 3 : 2))..]);
        if (left.Length == 0)
            throw new ToolException($"'{range}' does not say where the change begins; write BASE..HEAD");

        var repository = GitRepository.Around(run.Host.Folder);
        var head = repository.Require(right.Length == 0 ? "HEAD" : right);
        var from = repository.Resolve(left);
        var isShallow = repository.IsShallow;
        var missing = $"'{left}' is not there{(isShallow ? ", because this clone is shallow" : "")}";
        if (isSinceParted && from is { } tip && (from = repository.MergeBase(tip, head)) is null)
            missing = $"where '{left}' and the change parted is not there{(isShallow ? ", because this clone is shallow" : "")}";

        var result = await new DeltaAnalysis(repository).RunAsync(from, missing, head, cancellationToken).ConfigureAwait(false);
        if (!repository.Files(head, "").Any(ProjectFiles.IsProject))
            run.Tell("the repository has no project, so nothing is deployed from it; 'plumbline diff' compares its documents");
        new DeltaReports(result).Write(run.Get(_format), run.Output);
        return result.Unsure is not null ? ExitCodes.Unsure : result.Deployables.Count > 0 ? ExitCodes.NotInOrder : ExitCodes.Success;
    }
}
