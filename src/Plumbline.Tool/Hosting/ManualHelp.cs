using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;

namespace Plumbline.Tool.Hosting;

/// <summary>Writes help as a manual page: name, synopsis, description, arguments, options, exit status, examples.</summary>
/// <param name="host">Where it goes.</param>
internal sealed class ManualHelp(ToolHost host) : SynchronousCommandLineAction
{
    private const int Indent = 7;
    private const int Width = 100;

    private static readonly (int Code, string Meaning)[] s_exitStatus =
    [
        (ExitCodes.Success, "done, and nothing is wrong"),
        (ExitCodes.NotInOrder, "done, and what was looked at is not in order"),
        (ExitCodes.NotDone, "not done: the command line is wrong, or something that it names cannot be read or written"),
        (ExitCodes.Defect, "not done: a defect of this program"),
    ];

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>A command as it is called: with those that it stands below.</summary>
    /// <param name="command">The command.</param>
    public static string FullName(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{FullName(parent)} {command.Name}" : "plumbline";

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command);
        return ExitCodes.Success;
    }

    private void Write(Command command)
    {
        var manual = (command as ToolCommand)?.Manual ?? new();
        Section("NAME", [$"{FullName(command)} - {command.Description}"]);
        Section("SYNOPSIS", [.. Synopsis(command)]);
        Section("DESCRIPTION", manual.Description);
        Terms("COMMANDS", command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, c.Description ?? "")));
        Terms("ARGUMENTS", command.Arguments.Where(a => !a.Hidden).Select(a => (Name(a), a.Description ?? "")));
        Terms("OPTIONS", Options(command).Select(o => (Syntax(o), Describe(o))));
        Terms("EXIT STATUS", s_exitStatus.Select(entry => (
            entry.Code.ToString(CultureInfo.InvariantCulture),
            manual.ExitStatus.Where(own => own.Code == entry.Code).Select(own => own.Meaning).DefaultIfEmpty(entry.Meaning).First())));
        Terms("EXAMPLES", manual.Examples.Select(example => (example.Line, example.Does)));
    }

    // A command that does something itself and has commands below it is called in two ways.
    private static IEnumerable<string> Synopsis(Command command)
    {
        var options = command.Options.Any(o => !o.Hidden && o is not HelpOption) ? " [OPTIONS]" : "";
        var arguments = string.Concat(command.Arguments.Where(a => !a.Hidden).Select(a => a.Arity.MinimumNumberOfValues == 0 ? $" [{Name(a)}]" : " " + Name(a)));
        var hasCommands = command.Subcommands.Any(c => !c.Hidden);
        if (!hasCommands || arguments.Length > 0)
            yield return FullName(command) + options + arguments;
        if (hasCommands)
            yield return $"{FullName(command)} COMMAND{(arguments.Length > 0 ? "" : options)}";
    }

    private static string Name(Argument argument) =>
        (argument.HelpName ?? argument.Name.ToUpperInvariant()) + (argument.Arity.MaximumNumberOfValues > 1 ? "..." : "");

    private static IEnumerable<Option> Options(Command command)
    {
        var inherited = command.Parents.OfType<Command>().SelectMany(parent => Options(parent).Where(option => option.Recursive));
        return command.Options.Where(option => !option.Hidden).Concat(inherited).DistinctBy(option => option.Name);
    }

    private static string Syntax(Option option)
    {
        var names = option.Aliases.Where(alias => alias is not ("-?" or "/?" or "/h")).Append(option.Name);
        return string.Join(", ", names) + (option.ValueType == typeof(bool) || option.Arity.MaximumNumberOfValues == 0 ? "" : $" {option.HelpName ?? "VALUE"}");
    }

    private static string Describe(Option option) =>
        option.Name == "--help" ? "shows this page" : option.Name == "--version" ? "shows the version" : option.Description ?? "";

    private void Section(string title, IReadOnlyList<string> paragraphs)
    {
        if (paragraphs.Count == 0)
            return;

        host.Out.WriteLine(title);
        foreach (var paragraph in paragraphs)
        {
            Wrap(paragraph, Indent);
            host.Out.WriteLine();
        }
    }

    private void Terms(string title, IEnumerable<(string Term, string Meaning)> terms)
    {
        var all = terms.ToList();
        if (all.Count == 0)
            return;

        host.Out.WriteLine(title);
        var column = Math.Min(Indent + all.Max(entry => entry.Term.Length) + 2, 32);
        foreach (var (term, meaning) in all)
        {
            var isLong = Indent + term.Length + 2 > column;
            host.Out.Write(new string(' ', Indent) + term);
            if (isLong)
                host.Out.WriteLine();
            Wrap(meaning, column, isLong ? 0 : Indent + term.Length);
        }

        host.Out.WriteLine();
    }

    private void Wrap(string text, int indent, int written = 0)
    {
        var line = new string(' ', Math.Max(indent - written, 0));
        var length = indent;
        foreach (var word in text.Split(' '))
        {
            if (length + word.Length > Width && length > indent)
            {
                host.Out.WriteLine(line.TrimEnd());
                line = new string(' ', indent);
                length = indent;
            }

            line += word + " ";
            length += word.Length + 1;
        }

        host.Out.WriteLine(line.TrimEnd());
    }
}
