using System.CommandLine;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Commands;

/// <summary>Writes the lines that teach a shell to complete this program's commands and options.</summary>
internal sealed class CompletionCommand : ToolCommand
{
    private readonly Argument<string> _shell = new("shell") { HelpName = "SHELL", Description = "bash, zsh, fish or pwsh" };

    public CompletionCommand()
        : base("completion", "writes a script that completes commands and options in a shell")
    {
        _shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        Add(_shell);
    }

    public override Manual Manual { get; } = new()
    {
        Description = ["The script asks this program itself what may follow, so it never falls behind."],
        Examples =
        [
            ("plumbline completion bash >> ~/.bashrc", "completes in bash"),
            ("plumbline completion zsh >> ~/.zshrc", "completes in zsh"),
            ("plumbline completion fish > ~/.config/fish/completions/plumbline.fish", "completes in fish"),
            ("plumbline completion pwsh >> $PROFILE", "completes in PowerShell"),
        ],
    };

    public override Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        run.WriteRaw(run.Get(_shell) switch
        {
            "bash" => """
                _plumbline() {
                    local IFS=$'\n'
                    COMPREPLY=($(compgen -W "$(plumbline "[suggest:$COMP_POINT]" "$COMP_LINE" 2> /dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
                }
                complete -o default -F _plumbline plumbline

                """,
            "zsh" => """
                _plumbline() {
                    local -a suggestions
                    suggestions=("${(@f)$(plumbline "[suggest:$CURSOR]" "$BUFFER" 2> /dev/null)}")
                    compadd -a suggestions
                    _files
                }
                compdef _plumbline plumbline

                """,
            "fish" => """
                complete -c plumbline -a '(plumbline "[suggest:"(commandline -C)"]" (commandline) 2> /dev/null)'

                """,
            _ => """
                Register-ArgumentCompleter -Native -CommandName plumbline -ScriptBlock {
                    param($word, $line, $position)
                    plumbline "[suggest:$position]" "$line" | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
                }

                """,
        });
        return Task.FromResult(ExitCodes.Success);
    }
}
