using System.CommandLine;
using Plumbline.Tool.Delivery;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Commands;

/// <summary>Switches services back to what ran before.</summary>
internal sealed class DeliverRollbackCommand : ToolCommand
{
    private readonly DeliverSettings _settings;
    private readonly Option<bool> _plan = DeliverPlan.Option();

    public DeliverRollbackCommand()
        : base("rollback", "switches services back to what ran before")
    {
        _settings = DeliverSettings.AddTo(this);
        Add(_plan);
    }

    public override Manual Manual { get; } = new()
    {
        Description =
        [
            "The same steps as a release, with the artifact that ran before; it is kept until the next release is done. The contract is not asked: what runs now has more by its nature. "
            + "A release that was cut off is undone, and that is all. There is no way further back, and none forth again by going back twice.",
        ],
        ExitStatus = [(ExitCodes.NotInOrder, "a gate refused; what ran runs as before")],
        Examples = [("plumbline deliver rollback users", "switches a service back")],
    };

    public override async Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var (_, services, context) = _settings.Open(run);
        if (run.Get(_plan))
        {
            foreach (var service in services)
            {
                var state = context.Folder.ReadState().Of(service.Name);
                if (state.Previous is { } previous)
                    DeliverPlan.Write(run.Output, context, service, context.FolderOf(service.Name, previous), asksContract: false, cancellationToken);
                else
                    run.Output.WriteLine($"{service.Name}: nothing, there is no version before");
            }

            return ExitCodes.Success;
        }

        using var own = context.Folder.Lock();
        foreach (var service in services)
        {
            using var switching = new ReleaseRun(context, service);
            var left = context.Folder.ReadState().Of(service.Name).Operation;
            await switching.SettleAsync(left is { IsRollback: true } ? left.Target.Digest : null, cancellationToken).ConfigureAwait(false);
            if (left is { IsRollback: false })
                continue;

            if (context.Folder.ReadState().Of(service.Name).Previous is not { } previous)
            {
                run.Output.WriteLine($"{service.Name}: there is no version before, nothing is to be done");
                continue;
            }

            if (await switching.RunAsync(previous.Version, previous.Digest, isRollback: true, asksContract: false, cancellationToken).ConfigureAwait(false) == ReleaseOutcome.Refused)
                return ExitCodes.NotInOrder;
        }

        return ExitCodes.Success;
    }
}
