using System.CommandLine;
using Plumbline.Tool.Delivery;
using Plumbline.Tool.Delivery.Settings;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Commands;

/// <summary>Checks documents and builds artifacts.</summary>
internal sealed class DeliverStageCommand : ToolCommand
{
    private readonly DeliverSettings _settings;
    private readonly Option<string> _revision = new("--revision") { HelpName = "REVISION", Description = "the commit, tag or branch that is built (default HEAD)", DefaultValueFactory = _ => "HEAD" };
    private readonly Option<string?> _version = new("--name") { HelpName = "VERSION", Description = "what the version is called; by default its tag (users-v1.4.2, v1.4.2), else the commit" };
    private readonly Option<string?> _output = new("--output") { HelpName = "FOLDER", Description = "where artifacts are put, each in a folder of its service's name; by default where 'release' looks for them" };
    private readonly Option<bool> _once = new("--once") { Description = "builds once, without the proof that a second build is the same" };
    private readonly Option<bool> _plan = DeliverPlan.Option();

    public DeliverStageCommand()
        : base("stage", "checks documents, builds artifacts, and proves that they can be built again")
    {
        _settings = DeliverSettings.AddTo(this);
        Add(_revision);
        Add(_version);
        Add(_output);
        Add(_once);
        Add(_plan);
    }

    public override Manual Manual { get; } = new()
    {
        Description =
        [
            "Takes the files of a commit, never those of the work tree. The documents that the service serves must have no finding that is an error; the project and its conformance suite are "
            + "published twice, in two folders, and every file must be the same; nothing may break for versions that run now.",
            "The artifact is a folder: app (the program), documents, conformance (the suite), and manifest.json with the SHA-256 of every file, the packages with their versions, the documents "
            + "with their fingerprints, and the commit.",
        ],
        ExitStatus = [(ExitCodes.NotInOrder, "a document, the second build or the contract refuses; the reason is told")],
        Examples =
        [
            ("plumbline deliver stage", "stages every service of the settings"),
            ("plumbline deliver stage users --revision users-v1.4.2 --output artifacts", "stages a tag, for another machine"),
        ],
    };

    public override async Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var (_, services, context) = _settings.Open(run);
        var staging = new StagingRun(context, run.Host);
        var commit = staging.Commit(run.Get(_revision));
        if (run.Get(_version) is { } named && (named.Length is 0 or > 60 || !named.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '+')))
            throw new ToolException("a version is called by letters, digits, '.', '-', '_' and '+', 60 at most; correct --name");
        if (run.Get(_revision) == "HEAD" && staging.IsChanged)
            run.Tell("the work tree has changes that are not committed; the artifact is of the commit, without them");

        string VersionOf(ServiceSettings service) => run.Get(_version) ?? staging.VersionOf(service, commit);
        string TargetOf(ServiceSettings service) => run.Get(_output) is { } folder ? Path.Combine(run.Host.Resolve(folder), service.Name) : context.Folder.In("staged", service.Name);
        if (run.Get(_plan))
        {
            foreach (var service in services)
                Plan(run, service, commit, VersionOf(service), TargetOf(service));
            return ExitCodes.Success;
        }

        using var own = context.Folder.Lock();
        var isRefused = false;
        foreach (var service in services)
        {
            var outcome = await staging.RunAsync(service, commit, VersionOf(service), TargetOf(service), !run.Get(_once), cancellationToken).ConfigureAwait(false);
            if (outcome == ReleaseOutcome.Nothing)
                run.Output.WriteLine($"{service.Name} {VersionOf(service)}: staged already, nothing is to be done");
            isRefused |= outcome == ReleaseOutcome.Refused;
        }

        return isRefused ? ExitCodes.NotInOrder : ExitCodes.Success;
    }

    private void Plan(ToolRun run, ServiceSettings service, string commit, string version, string target)
    {
        run.Output.Write($"{service.Name} {version}", Tone.Strong);
        run.Output.WriteLine($", commit {commit[..12]}");
        if (StagingRun.IsStaged(service, commit, version, target))
        {
            run.Output.WriteLine("  nothing: it is staged already");
            return;
        }

        run.Output.WriteLine("  validate   the documents of the project");
        run.Output.WriteLine($"  build      {service.Project}{(service.Conformance is { } suite ? $" and {suite.Project}" : "")}");
        if (!run.Get(_once))
            run.Output.WriteLine("  reproduce  the same in another folder, and compare every file");
        run.Output.WriteLine("  contract   with the versions that run now");
        run.Output.WriteLine($"  write      {run.Host.Display(target)}");
    }
}
