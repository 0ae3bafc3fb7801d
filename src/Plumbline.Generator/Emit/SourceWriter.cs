using System.Text;

namespace Plumbline.Generator.Emit;

/// <summary>Writes indented source text with <c>\n</c> line ends.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _indentation;

    /// <summary>Writes a line, or several: every line of the text is indented; empty lines stay empty.</summary>
    /// <param name="text">The text; raw strings fit.</param>
    public void WriteLine(string text)
    {
        var start = 0;
        while (true)
        {
            var end = text.IndexOf('\n', start);
            var length = (end < 0 ? text.Length : end) - start;
            if (length > 0 && text[start + length - 1] == '\r')
                length--;

            if (length > 0)
                _text.Append(' ', 4 * _indentation).Append(text, start, length);

            _text.Append('\n');
            if (end < 0)
                return;

            start = end + 1;
        }
    }

    /// <summary>Writes an empty line.</summary>
    public void WriteLine() => _text.Append('\n');

    /// <summary>Writes a head and an opening brace; disposing writes the closing one.</summary>
    /// <param name="head">The lines before the brace; none where empty.</param>
    /// <param name="close">The closing line, e.g. <c>};</c>.</param>
    public Closing Block(string head = "", string close = "}")
    {
        if (head.Length > 0)
            WriteLine(head);

        WriteLine("{");
        _indentation++;
        return new(this, close);
    }

    /// <summary>Indents without braces until disposed.</summary>
    /// <param name="close">The closing line; none where empty.</param>
    public Closing Indent(string close = "")
    {
        _indentation++;
        return new(this, close);
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>Ends a block.</summary>
    internal readonly struct Closing(SourceWriter writer, string close) : IDisposable
    {
        /// <summary>Writes the closing line.</summary>
        public void Dispose()
        {
            writer._indentation--;
            if (close.Length > 0)
                writer.WriteLine(close);
        }
    }
}
