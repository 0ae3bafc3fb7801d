using System.Diagnostics;
using System.Text;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Git;

/// <summary>The git repository around a folder, asked through the git command. Nothing is ever written to it.</summary>
internal sealed class GitRepository
{
    private GitRepository(string root) => Root = root;

    /// <summary>The folder of its work tree.</summary>
    public string Root { get; }

    /// <summary>Finds the repository around a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="named">What was no file and so may be a revision; null where a command is about the repository itself.</param>
    public static GitRepository Around(string folder, string? named = null)
    {
        var (code, output, error) = Run(folder, ["rev-parse", "--show-toplevel"]);
        if (code == 0)
            return new(output.TrimEnd('\n'));

        var what = named is null ? "" : $"'{named}' is neither a file nor a folder that exists, and it can be no revision, as ";
        var remedy = named is null ? "run this in a repository" : "correct the path, or run this in a repository";
        throw new ToolException($"{what}'{folder}' is in no git repository ({FirstLine(error)}); {remedy}");
    }

    /// <summary>The commit that a revision stands for; null where it stands for none.</summary>
    /// <param name="revision">A commit, tag, branch or expression.</param>
    public string? Resolve(string revision)
    {
        // A leading dash would be an option.
        if (revision.Length == 0 || revision[0] == '-')
            return null;

        var (code, output, _) = Run(Root, ["rev-parse", "--verify", "--quiet", revision + "^{commit}"]);
        return code == 0 ? output.Trim() : null;
    }

    /// <summary>The commit that a revision stands for.</summary>
    /// <param name="revision">A commit, tag, branch or expression.</param>
    public string Require(string revision)
    {
        if (Resolve(revision) is { } commit)
            return commit;

        var hint = revision.Split("..", 2) is [{ Length: > 0 } from, var to] ? $"; write its two ends apart: {from} {(to.TrimStart('.') is { Length: > 0 } end ? end : "HEAD")}"
            : IsShallow ? "; this clone is shallow, fetch more of the history (git fetch --unshallow)" : "; name a commit, tag or branch";
        throw new ToolException($"git knows no revision '{revision}'{hint}");
    }

    /// <summary>Whether parts of the history are missing.</summary>
    public bool IsShallow => Run(Root, ["rev-parse", "--is-shallow-repository"]).Output.Trim() == "true";

    /// <summary>The files of a commit below a folder.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="path">The file or folder, relative to the root with forward slashes; empty for all.</param>
    public IReadOnlyList<string> Files(string commit, string path) =>
        Ask(["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit, .. path.Length == 0 ? Array.Empty<string>() : ["--", path]]).Split('\0', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A file's text in a commit; null where it has none of that name.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="path">The path, relative to the root with forward slashes.</param>
    public string? Read(string commit, string path)
    {
        var (code, output, _) = Run(Root, ["cat-file", "blob", $"{commit}:{path}"]);
        return code != 0 ? null : output.Length > 0 && output[0] == '\uFEFF' ? output[1..] : output;
    }

    /// <summary>The paths that differ between two commits, relative to the root; of a moved file both.</summary>
    /// <param name="from">The older commit.</param>
    /// <param name="to">The newer commit.</param>
    public IReadOnlyList<string> Changed(string from, string to) =>
        Ask(["diff", "--name-only", "--no-renames", "-z", from, to]).Split('\0', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The paths that each of the latest commits changed.</summary>
    /// <param name="commits">How many commits to look at.</param>
    public IReadOnlyList<IReadOnlyList<string>> History(int commits)
    {
        var (code, output, _) = Run(Root, ["log", "--no-renames", "--name-only", "-z", "--format=%x01", $"-{commits}"]);
        return code != 0 ? [] : [.. output.Split('\u0001', StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => (IReadOnlyList<string>)[.. entry.Split(['\0', '\n'], StringSplitOptions.RemoveEmptyEntries)])];
    }

    /// <summary>Where two commits parted; null where the history that is there does not tell.</summary>
    /// <param name="one">A commit.</param>
    /// <param name="other">Another one.</param>
    public string? MergeBase(string one, string other)
    {
        var (code, output, _) = Run(Root, ["merge-base", one, other]);
        return code == 0 ? output.Split('\n')[0] : null;
    }

    /// <summary>The tags of a commit and of those before it.</summary>
    /// <param name="commit">The commit.</param>
    public IReadOnlyList<string> TagsUpTo(string commit) => Ask(["tag", "--merged", commit]).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The tags of a commit itself.</summary>
    /// <param name="commit">The commit.</param>
    public IReadOnlyList<string> TagsAt(string commit) => Ask(["tag", "--points-at", commit]).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a file of the work tree is not as in the last commit.</summary>
    public bool IsChanged => Ask(["status", "--porcelain", "--untracked-files=no"]).Length > 0;

    /// <summary>Writes all files of a commit into a folder, through an index of its own beside it.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="folder">An empty folder.</param>
    public void Extract(string commit, string folder)
    {
        var index = folder + ".index";
        foreach (var args in new string[][] { ["read-tree", commit], ["checkout-index", "--all", "--quiet", $"--prefix={folder}/"] })
        {
            var (code, _, error) = Run(Root, args, index);
            if (code != 0)
                throw new ToolException($"git {args[0]} failed: {FirstLine(error)}");
        }
    }

    private string Ask(IReadOnlyList<string> args)
    {
        var (code, output, error) = Run(Root, args);
        return code == 0 ? output : throw new ToolException($"git {args[0]} failed: {FirstLine(error)}");
    }

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();

    /// <summary>Runs git.</summary>
    /// <param name="folder">The folder that it runs in.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="index">An index of its own; null for the repository's.</param>
    internal static (int Code, string Output, string Error) Run(string folder, IReadOnlyList<string> args, string? index = null)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var arg in args)
            start.ArgumentList.Add(arg);

        // As an external diff driver this program runs inside of git, which tells its children where it is.
        foreach (var variable in new[] { "GIT_EXTERNAL_DIFF", "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE" })
            start.Environment.Remove(variable);
        if (index is not null)
            start.Environment["GIT_INDEX_FILE"] = index;
        start.Environment["LC_ALL"] = "C";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new ToolException("git is not installed, or not on the PATH");
        }
    }
}
