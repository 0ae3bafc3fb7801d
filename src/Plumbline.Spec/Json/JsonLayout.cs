namespace Plumbline.Spec.Json;

/// <summary>How the lines of a text are indented. Where brackets do not match, this is what tells which one is missing.</summary>
internal sealed class JsonLayout
{
    private const int TabWidth = 8;

    private readonly string _text;
    private readonly List<int> _lineStarts = [0];

    /// <summary>Finds the lines of a text.</summary>
    public JsonLayout(string text)
    {
        _text = text;
        for (var i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1))
            _lineStarts.Add(i + 1);
    }

    /// <summary>The column of the first character on the line of a position.</summary>
    public int Indentation(int position) => Column(LineStart(position), position, out _);

    /// <summary>The column of a position that is the first on its line; null where text precedes it.</summary>
    public int? Leading(int position)
    {
        var column = Column(LineStart(position), position, out var first);
        return first == position ? column : null;
    }

    /// <summary>Whether two positions stand on one line.</summary>
    public bool IsSameLine(int left, int right) => LineStart(left) == LineStart(right);

    private int Column(int lineStart, int position, out int first)
    {
        var column = 0;
        for (first = lineStart; first < position && _text[first] is ' ' or '\t'; first++)
            column += _text[first] == '\t' ? TabWidth - (column % TabWidth) : 1;
        return column;
    }

    private int LineStart(int position)
    {
        var index = _lineStarts.BinarySearch(position);
        return _lineStarts[index >= 0 ? index : ~index - 1];
    }
}
