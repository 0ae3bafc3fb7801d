using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Plumbline.Spec.Rules.Text;
using Plumbline.Tool.Reporting;

namespace Plumbline.Tool.Hosting;

/// <summary>What is wrong with a command line, each with what was meant as far as that can be told.</summary>
internal static class ParseComplaints
{
    /// <summary>The complaints; none where the command line can be run.</summary>
    /// <param name="parsed">The command line as understood.</param>
    /// <param name="args">The command line.</param>
    public static IReadOnlyList<string> Of(ParseResult parsed, IReadOnlyList<string> args)
    {
        var command = parsed.CommandResult.Command;
        var isRefused = parsed.Action is ParseErrorAction;
        if (!isRefused && parsed.Action != command.Action)
            return [];

        List<string> strays = [.. parsed.UnmatchedTokens, .. LikeOptions(parsed, args)];
        if (strays.Count > 0)
            return [.. strays.Where(IsLikeOption).DefaultIfEmpty(strays[0]).Select(stray => OfStray(stray, command))];
        if (Arguments(parsed).Any(value => value.Length == 0))
            return [$"an argument of '{ManualHelp.FullName(command)}' is empty; is a variable of the shell not set?"];
        if (!isRefused)
            return [];

        // A command that only holds others says of itself that something is missing.
        return parsed.Errors.Any(error => error.SymbolResult is CommandResult)
            ? [$"'{ManualHelp.FullName(command)}' needs a command: {string.Join(", ", Names(command))}"]
            : [.. parsed.Errors.Select(OfError)];
    }

    // What an option of no command would be is taken for a path where paths may follow; behind -- it is one.
    private static IEnumerable<string> LikeOptions(ParseResult parsed, IReadOnlyList<string> args) => args.Contains("--")
        ? []
        : Arguments(parsed).Where(IsLikeOption);

    private static IEnumerable<string> Arguments(ParseResult parsed) =>
        parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value);

    private static bool IsLikeOption(string text) => text.Length > 1 && text[0] == '-';

    private static string OfStray(string stray, Command command)
    {
        var (name, shown) = (ManualHelp.FullName(command), SafeText.Line(stray));
        if (IsLikeOption(stray))
            return $"'{shown}' is no option of '{name}'{Suggestion.DidYouMean(stray, command.Options.Select(option => option.Name))}";
        return command.Subcommands.Count > 0
            ? $"'{shown}' is no command of '{name}'{Suggestion.DidYouMean(stray, Names(command), "; it has " + string.Join(", ", Names(command)))}"
            : $"'{shown}' is one argument too many for '{name}'; leave it out";
    }

    private static IEnumerable<string> Names(Command command) => command.Subcommands.Where(inner => !inner.Hidden).Select(inner => inner.Name);

    private static string OfError(ParseError error)
    {
        var message = SafeText.Line(error.Message.TrimEnd('.').ReplaceLineEndings(" ").Replace("\t", "", StringComparison.Ordinal));
        return error.SymbolResult is OptionResult { Option.Name: var name } && !message.Contains(name, StringComparison.Ordinal) ? $"{name}: {message}" : message;
    }
}
