using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Commands;

/// <summary>Brings services to where callers reach them.</summary>
internal sealed class DeliverCommand : ToolCommand
{
    public DeliverCommand()
        : base("deliver", "stages services, and switches what runs to a new version without losing a request")
    {
        Add(new DeliverLocalCommand());
        Add(new DeliverStageCommand());
        Add(new DeliverReleaseCommand());
        Add(new DeliverRollbackCommand());
        Add(new DeliverStatusCommand());
        Add(new DeliverLogCommand());
        Add(new DeliverStopCommand());
    }

    public override Manual Manual { get; } = new()
    {
        Description =
        [
            "The settings (plumbline.deliver.json) name the services: project, number of instances, ports, environment, gates. Instances are processes on this machine, behind HAProxy; "
            + "they outlive the command.",
            "Every step may be run again: what is done stays done, and what was cut off is continued or undone, never done twice. --plan tells what would happen and changes nothing. "
            + "What happened is in a log that is only appended to.",
        ],
        Examples =
        [
            ("plumbline deliver local", "builds and runs all services behind a gateway, until Ctrl+C"),
            ("plumbline deliver stage users", "checks, builds and proves the artifact of the last commit"),
            ("plumbline deliver release users --plan", "tells what a release would do"),
            ("plumbline deliver release users", "switches to what was staged"),
            ("plumbline deliver rollback users", "switches back to what ran before"),
        ],
    };

    public override Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken) => throw new ToolException("say what to do: local, stage, release, rollback, status, log or stop");
}
