using Spectre.Console;

namespace Plumbline.Tool.Hosting;

/// <summary>Writes results: in colour on a terminal, plain in a pipe. The text is the same.</summary>
internal abstract class ToolOutput
{
    /// <summary>Output to a stream.</summary>
    /// <param name="writer">The stream.</param>
    /// <param name="isColoured">Whether it shows colours.</param>
    public static ToolOutput To(TextWriter writer, bool isColoured) => isColoured ? new Coloured(writer) : new PlainText(writer);

    /// <summary>Writes a piece of text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tone">What it is.</param>
    public abstract void Write(string text, Tone tone = Tone.Plain);

    /// <summary>Writes a piece of text and ends the line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tone">What it is.</param>
    public void WriteLine(string text = "", Tone tone = Tone.Plain)
    {
        Write(text, tone);
        Write("\n");
    }

    private sealed class PlainText(TextWriter writer) : ToolOutput
    {
        public override void Write(string text, Tone tone) => writer.Write(text);
    }

    private sealed class Coloured : ToolOutput
    {
        private readonly IAnsiConsole _console;

        public Coloured(TextWriter writer)
        {
            _console = AnsiConsole.Create(new() { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.Standard, Out = new AnsiConsoleOutput(writer) });
            // Terminals break long lines themselves; broken here, nobody could copy them.
            _console.Profile.Width = int.MaxValue;
        }

        public override void Write(string text, Tone tone)
        {
            if (tone == Tone.Plain || text.Length == 0)
                _console.Profile.Out.Writer.Write(text);
            else
                _console.Write(new Text(text, Of(tone)));
        }

        private static Style Of(Tone tone) => tone switch
        {
            Tone.Faint => new(decoration: Decoration.Dim),
            Tone.Strong => new(decoration: Decoration.Bold),
            Tone.Bad => new(Color.Red, decoration: Decoration.Bold),
            Tone.Doubtful => new(Color.Yellow, decoration: Decoration.Bold),
            Tone.Note => new(Color.Blue, decoration: Decoration.Bold),
            Tone.Good => new(Color.Green, decoration: Decoration.Bold),
            _ => Style.Plain,
        };
    }
}
