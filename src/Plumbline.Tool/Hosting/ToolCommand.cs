using System.CommandLine;

namespace Plumbline.Tool.Hosting;

/// <summary>A command of the tool: arguments, options, a manual, and what it does.</summary>
/// <param name="name">Its name.</param>
/// <param name="summary">What it does, as a sentence without a full stop.</param>
internal abstract class ToolCommand(string name, string summary) : Command(name, summary)
{
    /// <summary>What its manual says.</summary>
    public virtual Manual Manual { get; } = new();

    /// <summary>Runs it.</summary>
    /// <param name="run">Its surroundings and what the command line says.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A value of <see cref="ExitCodes"/>.</returns>
    public abstract Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken);
}
