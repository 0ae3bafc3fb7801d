using System.CommandLine;

namespace Plumbline.Tool.Hosting;

/// <summary>One run of a command.</summary>
/// <param name="host">Its surroundings.</param>
/// <param name="parsed">The command line.</param>
/// <param name="isColoured">Whether results are shown in colour.</param>
internal sealed class ToolRun(ToolHost host, ParseResult parsed, bool isColoured)
{
    private ToolOutput? _output;

    /// <summary>Its surroundings.</summary>
    public ToolHost Host { get; } = host;

    /// <summary>Where results go.</summary>
    public ToolOutput Output => _output ??= ToolOutput.To(Host.Out, isColoured);

    /// <summary>The value of an argument.</summary>
    /// <param name="argument">The argument.</param>
    public T Get<T>(Argument<T> argument) => parsed.GetValue(argument)!;

    /// <summary>The value of an option; its default where it is not given.</summary>
    /// <param name="option">The option.</param>
    public T Get<T>(Option<T> option) => parsed.GetValue(option)!;

    /// <summary>Whether an option is given on the command line.</summary>
    /// <param name="option">The option.</param>
    public bool IsGiven(Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>Writes a text that some other program reads.</summary>
    /// <param name="text">The text.</param>
    public void WriteRaw(string text) => Host.Out.Write(text);

    /// <summary>Tells the person at the terminal something that is no result.</summary>
    /// <param name="message">One line.</param>
    public void Tell(string message) => Host.Error.WriteLine($"plumbline: {message}");
}
