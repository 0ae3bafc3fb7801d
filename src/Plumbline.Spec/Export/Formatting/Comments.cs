namespace Plumbline.Spec.Export.Formatting;

/// <summary>A comment.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="Text">The comment, marks included, without blanks at its end.</param>
internal sealed record Comment(int Start, string Text);

/// <summary>What stands between two values.</summary>
/// <param name="Trailing">Comments on the line of the value before.</param>
/// <param name="Leading">Comments on lines of their own.</param>
/// <param name="HasBlankLine">Whether a blank line stands there.</param>
internal sealed record Gap(IReadOnlyList<Comment> Trailing, IReadOnlyList<Comment> Leading, bool HasBlankLine);

/// <summary>The comments of a JSON text.</summary>
internal sealed class Comments
{
    private readonly string _text;
    private readonly List<Comment> _all = [];

    /// <summary>Finds them.</summary>
    /// <param name="text">Text that the reader has nothing against.</param>
    public Comments(string text)
    {
        _text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                for (i++; i < text.Length && text[i] != '"'; i++)
                {
                    if (text[i] == '\\')
                        i++;
                }
            }
            else if (text[i] == '/')
            {
                var isLine = i + 1 < text.Length && text[i + 1] == '/';
                var close = isLine ? text.IndexOf('\n', i) : text.IndexOf("*/", i + 2, StringComparison.Ordinal);
                var end = close < 0 ? text.Length : isLine ? close : close + 2;
                _all.Add(new(i, text.Substring(i, end - i).TrimEnd().Replace("\r\n", "\n")));
                i = end - 1;
            }
        }
    }

    /// <summary>Whether a stretch of text holds a comment.</summary>
    public bool AnyIn(int start, int end) => In(start, end).Any();

    /// <summary>The comments in a stretch of text.</summary>
    public IEnumerable<Comment> In(int start, int end)
    {
        // Sorted by place; most documents have none.
        var first = _all.FindIndex(comment => comment.Start >= start);
        for (var i = first; i >= 0 && i < _all.Count && _all[i].Start < end; i++)
            yield return _all[i];
    }

    /// <summary>What stands between two values.</summary>
    /// <param name="start">Where the first one ends.</param>
    /// <param name="end">Where the second one starts.</param>
    public Gap Between(int start, int end)
    {
        var lineEnd = _text.IndexOf('\n', start);
        var trailing = new List<Comment>();
        var leading = new List<Comment>();
        foreach (var comment in In(start, end))
        {
            // A comment after others that take lines of their own belongs to them.
            var isTrailing = leading.Count == 0 && (lineEnd < 0 || comment.Start < lineEnd) && (IsLine(comment) || lineEnd < end && lineEnd >= 0);
            (isTrailing ? trailing : leading).Add(comment);
        }

        return new(trailing, leading, HasBlankLine(start, end));
    }

    private static bool IsLine(Comment comment) => comment.Text.StartsWith("//", StringComparison.Ordinal);

    private bool HasBlankLine(int start, int end)
    {
        var isBlank = false;
        for (var i = start; i < end; i++)
        {
            if (_text[i] == '\n')
            {
                if (isBlank)
                    return true;

                isBlank = true;
            }
            else if (_text[i] is not (' ' or '\t' or '\r'))
            {
                isBlank = false;
            }
        }

        return false;
    }
}
