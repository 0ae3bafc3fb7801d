using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Plumbline.Analyzers.Tests.Harness;

/// <summary>A text with the places that it marked with <c>[|</c> and <c>|]</c>.</summary>
internal sealed record Marked(string Text, IReadOnlyList<TextSpan> Spans)
{
    public static Marked Of(string marked)
    {
        var text = new StringBuilder();
        var spans = new List<TextSpan>();
        var start = 0;
        for (var i = 0; i < marked.Length; i++)
        {
            var mark = i + 1 < marked.Length ? marked.Substring(i, 2) : "";
            if (mark is not ("[|" or "|]"))
            {
                text.Append(marked[i]);
                continue;
            }

            if (mark == "[|")
                start = text.Length;
            else
                spans.Add(TextSpan.FromBounds(start, text.Length));

            i++;
        }

        return new(text.ToString(), spans);
    }
}
