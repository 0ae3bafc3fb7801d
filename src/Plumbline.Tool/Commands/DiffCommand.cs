using System.CommandLine;
using Plumbline.Spec.Diff;
using Plumbline.Spec.Findings;
using Plumbline.Tool.Comparing;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Settings;

namespace Plumbline.Tool.Commands;

/// <summary>Compares documents and judges what changed for those who use them.</summary>
internal sealed class DiffCommand : ToolCommand
{
    private readonly Argument<string> _base = new("base") { HelpName = "BASE", Description = "what was released: a file, a folder, a git revision, or REVISION:PATH" };
    private readonly Argument<string[]> _head = new("head") { HelpName = "HEAD", Arity = new(0, 8), Description = "what is to be released, in the same forms; by default the work tree" };
    private readonly Option<string[]> _paths = new("--path") { HelpName = "PATH", Description = "with revisions: the documents or folders to compare; may repeat; by default the current folder" };
    private readonly Option<string[]> _releases = new("--release") { HelpName = "OLDER", Description = "a release before BASE, in the same forms, the latest first; may repeat. Its events are stored, and its consumers may still run" };
    private readonly Option<string> _format = Choice.Format(["text", "json", "markdown", "github"]);
    private readonly Option<string> _failOn = Choice.Option("--fail-on", "the least verdict, unless approved, that makes the command end with 1", ["breaking", "dangerous", "none"]);
    private readonly Option<string?> _source = new("--source") { HelpName = "SOURCE", Description = "how much changes of emitted C# count: ignore, warn, enforce (default: plumbline_source_compatibility, else warn)" };
    private readonly Option<string?> _last = new("--last") { HelpName = "VERSION", Description = "the last version, to tell the next one: 1.4.2" };
    private readonly Option<string?> _approve = new("--approve") { HelpName = "REASON", Description = "approves every change that breaks or may break, in plumbline.approvals.json" };
    private readonly Option<string?> _by = new("--by") { HelpName = "NAME", Description = "with --approve: who allows it" };
    private readonly Option<bool> _driver = new("--driver") { Description = "runs as git's external diff driver: the arguments are git's" };

    public DiffCommand()
        : base("diff", "compares documents and judges what changed for those who use them")
    {
        _source.AcceptOnlyFromAmong("ignore", "warn", "enforce");
        Add(_base);
        Add(_head);
        Add(_paths);
        Add(_releases);
        Add(_format);
        Add(_failOn);
        Add(_source);
        Add(_last);
        Add(_approve);
        Add(_by);
        Add(_driver);
    }

    public override Manual Manual { get; } = new()
    {
        Description =
        [
            "Every change is judged in the directions in which it is used: what callers send, what they read, what consumers of events read, events that are stored, "
            + "and C# written against emitted code. Breaking: somebody who relied on BASE fails. Dangerous: correct users go on, careless ones may not. "
            + "The version step that tells of all changes is suggested. Callers live with BASE alone; events of every retained release (--release) must stay readable.",
            "Approved changes (plumbline.approvals.json, in the document's folder or above) are shown and do not fail. Approving a break allows it; it does not make it small.",
            "As git's diff driver, put '*.api.json diff=plumbline' into .gitattributes and run: git config diff.plumbline.command 'plumbline diff --driver'",
        ],
        ExitStatus = [(ExitCodes.NotInOrder, "a change that nobody approved is as bad as --fail-on says")],
        Examples =
        [
            ("plumbline diff old/user.json user.json", "compares two files"),
            ("plumbline diff v1.4.2 --path specs --last 1.4.2", "compares the work tree with a tag, and tells the next version"),
            ("plumbline diff v1.4.2 --release v1.3.0 --release v1.2.0", "judges events against all retained releases"),
            ("plumbline diff main HEAD --format markdown", "writes the comment for a pull request"),
            ("plumbline diff v1.4.2 --approve 'nobody uses it' --by ada", "allows what breaks"),
        ],
    };

    public override Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var heads = run.Get(_head) ?? [];
        var settings = new SettingsFiles([], RuleLevel.Always);
        var comparer = new SideComparer(settings, run.Get(_source) switch
        {
            "ignore" => SourceCompatibility.Ignore,
            "warn" => SourceCompatibility.Warn,
            "enforce" => SourceCompatibility.Enforce,
            _ => null,
        });
        if (run.Get(_driver))
            return Task.FromResult(DiffDriver.Run(run, comparer, [run.Get(_base), .. heads], cancellationToken));
        if (heads.Length > 1)
            throw new ToolException($"'{heads[1]}' is one argument too many; compare two sides, and name folders of revisions by --path");

        var sides = Sides.Between(run.Host, run.Get(_paths) ?? [], run.Get(_base), heads.FirstOrDefault());
        var before = sides.Of(run.Get(_base));
        var after = heads is [var head] ? sides.Of(head) : sides.WorkTree(run.Get(_base));
        if (before.Documents.Count + after.Documents.Count == 0)
            throw new ToolException("neither side holds an API document; name files, folders or revisions that do");

        IReadOnlyList<ComparedSide> older = [.. (run.Get(_releases) ?? []).Select(sides.Of)];
        var documents = comparer.Compare(before, after, cancellationToken, older);
        if (run.Get(_approve) is { } reason)
            return Task.FromResult(Approve(run, documents, after, reason));

        new DiffReports(documents, Next(run, documents)).Write(run.Get(_format), run.Output);
        var least = run.Get(_failOn) switch { "breaking" => Verdict.Breaking, "dangerous" => Verdict.Dangerous, _ => (Verdict)int.MaxValue };
        return Task.FromResult(documents.Any(document => document.Unapproved >= least) ? ExitCodes.NotInOrder : ExitCodes.Success);
    }

    private string? Next(ToolRun run, IReadOnlyList<ComparedDocument> documents) => run.Get(_last) is not { } last
        ? null
        : NextVersion.After(last, documents.Select(document => document.Step).DefaultIfEmpty(VersionStep.None).Max())
            ?? throw new ToolException($"'{last}' is no version of three numbers; write it as 1.4.2");

    private int Approve(ToolRun run, IReadOnlyList<ComparedDocument> documents, ComparedSide after, string reason)
    {
        if (reason.Trim().Length == 0)
            throw new ToolException("an approval needs a reason; say why the changes are allowed");

        var (count, files) = Approver.Approve(documents, after, reason.Trim(), run.Get(_by));
        run.Output.WriteLine(count == 0
            ? "there is nothing to approve"
            : $"approved {count} {(count == 1 ? "change" : "changes")} in {string.Join(", ", files.Select(run.Host.Display))}");
        return ExitCodes.Success;
    }
}
