using System.CommandLine;
using System.CommandLine.Help;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Commands;

/// <summary>The command line as a whole: which commands there are, and how each is run.</summary>
internal static class ToolRoot
{
    // Who is asked to stop may have processes of its own to stop first.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    /// <summary>Runs a command line.</summary>
    /// <param name="args">What stands behind the program's name.</param>
    /// <param name="host">What surrounds the run.</param>
    /// <returns>A value of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, ToolHost host)
    {
        var colour = new Option<string>("--color")
        {
            Description = "whether results are coloured: auto (on a terminal, unless NO_COLOR is set), always, never",
            HelpName = "WHEN",
            DefaultValueFactory = _ => "auto",
            Recursive = true,
        };
        colour.AcceptOnlyFromAmong("auto", "always", "never");
        var root = new RootCommand("checks, compares, exports and draws API documents") { colour };
        foreach (var command in Commands())
            Add(root, command, host, colour);

        root.Options.OfType<HelpOption>().Single().Action = new ManualHelp(host);
        var parsed = root.Parse(args);
        var complaints = ParseComplaints.Of(parsed, args);
        if (complaints.Count > 0)
            return Refuse(parsed, complaints, host);

        return await parsed.InvokeAsync(new() { Output = host.Out, Error = host.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = s_patience }).ConfigureAwait(false);
    }

    private static IEnumerable<ToolCommand> Commands() =>
    [
        new LintCommand(),
        new DiffCommand(),
        new FormatCommand(),
        new NormalizeCommand(),
        new OpenApiCommand(),
        new ImportCommand(),
        new SchemaCommand(),
        new ExampleCommand(),
        new DdlCommand(),
        new GraphCommand(),
        new DeltaCommand(),
        new GatewayCommand(),
        new SurfaceCommand(),
        new DepsCommand(),
        new UpgradeCommand(),
        new DeliverCommand(),
        new CompletionCommand(),
    ];

    private static void Add(Command parent, ToolCommand command, ToolHost host, Option<string> colour)
    {
        if (command.Subcommands.Count == 0 || command.Arguments.Count > 0)
            command.SetAction((parsed, cancellationToken) => RunAsync(command, parsed, host, colour, cancellationToken));
        foreach (var inner in command.Subcommands.OfType<ToolCommand>())
            inner.SetAction((parsed, cancellationToken) => RunAsync(inner, parsed, host, colour, cancellationToken));
        parent.Add(command);
    }

    private static async Task<int> RunAsync(ToolCommand command, ParseResult parsed, ToolHost host, Option<string> colour, CancellationToken cancellationToken)
    {
        var isColoured = parsed.GetValue(colour) switch { "always" => true, "never" => false, _ => host.IsTerminal };
        var run = new ToolRun(host, parsed, isColoured);
        try
        {
            return await command.RunAsync(run, cancellationToken).ConfigureAwait(false);
        }
        catch (ToolException exception)
        {
            run.Tell(exception.Message);
            return ExitCodes.NotDone;
        }
        catch (OperationCanceledException)
        {
            run.Tell("stopped");
            return ExitCodes.NotDone;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            run.Tell(exception.Message.TrimEnd('.'));
            return ExitCodes.NotDone;
        }
#pragma warning disable CA1031 // Whatever it is, scripts must be able to tell it from findings.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            run.Tell($"this is a defect of plumbline itself, please report it: {exception}");
            return ExitCodes.Defect;
        }
    }

    private static int Refuse(ParseResult parsed, IReadOnlyList<string> complaints, ToolHost host)
    {
        foreach (var complaint in complaints)
            host.Error.WriteLine($"plumbline: {complaint}");
        host.Error.WriteLine($"See '{ManualHelp.FullName(parsed.CommandResult.Command)} --help'.");
        return ExitCodes.NotDone;
    }
}
