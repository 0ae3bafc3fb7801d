using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Git;

/// <summary>A work tree of its own beside a repository's, on no branch, for as long as this lives. The repository's own work tree and branches stay as they are.</summary>
internal sealed class GitWorktree : IDisposable
{
    private readonly GitRepository _repository;
    private readonly string _scratch = Directory.CreateTempSubdirectory("plumbline-worktree-").FullName;

    /// <summary>Checks a commit out.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="commit">The commit.</param>
    public GitWorktree(GitRepository repository, string commit)
    {
        _repository = repository;
        Folder = Path.Combine(_scratch, "tree");
        Run(repository.Root, ["worktree", "add", "--quiet", "--detach", Folder, commit]);
    }

    /// <summary>Where the files are.</summary>
    public string Folder { get; }

    /// <summary>Takes away everything that a build or a test left there, so that the next one begins as on a machine that never saw it.</summary>
    public void Clean() => Run(Folder, ["clean", "-ffdxq"]);

    /// <summary>Commits what changed in files that the repository has, as a new branch.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="message">The commit's message.</param>
    public void CommitAs(string branch, string message)
    {
        string[] identity = GitRepository.Run(Folder, ["config", "user.email"]).Output.Trim().Length > 0 ? [] : ["-c", "user.name=plumbline upgrade", "-c", "user.email=upgrade@localhost"];
        Run(Folder, ["add", "--update"]);
        Run(Folder, [.. identity, "commit", "--quiet", "--no-verify", "--message", message]);
        Run(Folder, ["branch", "--no-track", branch, "HEAD"]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        GitRepository.Run(_repository.Root, ["worktree", "remove", "--force", Folder]);
        if (Directory.Exists(_scratch))
            Directory.Delete(_scratch, recursive: true);
        GitRepository.Run(_repository.Root, ["worktree", "prune"]);
    }

    private static void Run(string folder, IReadOnlyList<string> args)
    {
        var (code, _, error) = GitRepository.Run(folder, args);
        if (code != 0)
            throw new ToolException($"git {args.First(arg => arg[0] != '-' && !arg.Contains('=', StringComparison.Ordinal))} failed: {error.Split('\n')[0].Trim()}");
    }
}
