namespace Plumbline.Tool.Documents;

/// <summary>Where the lines of a text begin; lines break where the compiler says they do.</summary>
internal sealed class TextLines
{
    private readonly string _text;
    private readonly List<int> _starts = [0];

    /// <summary>Finds the lines.</summary>
    /// <param name="text">The text.</param>
    public TextLines(string text)
    {
        _text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                i++;
            if (text[i] is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029')
                _starts.Add(i + 1);
        }
    }

    /// <summary>The line and column of a position, from zero.</summary>
    /// <param name="position">The position; beyond the text it is the text's end.</param>
    public (int Line, int Column) At(int position)
    {
        var inside = Math.Clamp(position, 0, _text.Length);
        var index = _starts.BinarySearch(inside);
        var line = index >= 0 ? index : ~index - 1;
        return (line, inside - _starts[line]);
    }

    /// <summary>A line's text without its break.</summary>
    /// <param name="line">The line, from zero.</param>
    public string Line(int line)
    {
        var end = line + 1 < _starts.Count ? _starts[line + 1] : _text.Length;
        return _text[_starts[line]..end].TrimEnd('\n', '\r', '\u0085', '\u2028', '\u2029');
    }
}
