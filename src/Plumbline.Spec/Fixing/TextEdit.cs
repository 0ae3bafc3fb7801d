using System.Text;
using Plumbline.Spec.Json;

namespace Plumbline.Spec.Fixing;

/// <summary>A piece of a document's text and what is written in its place.</summary>
/// <param name="Span">The piece; of no length for what is put in.</param>
/// <param name="Text">What is written there.</param>
public readonly record struct TextEdit(TextSpan Span, string Text)
{
    /// <summary>Makes edits; every other character of the text stays as it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="edits">The edits; none overlaps another.</param>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var result = new StringBuilder(text);
        foreach (var edit in edits.OrderByDescending(edit => edit.Span.Start).ThenByDescending(edit => edit.Span.Length))
            result.Remove(edit.Span.Start, edit.Span.Length).Insert(edit.Span.Start, edit.Text);
        return result.ToString();
    }

    /// <summary>Whether both touch the same characters.</summary>
    /// <param name="other">The other edit.</param>
    public bool Overlaps(TextEdit other) => Span.Start == other.Span.Start || (Span.Start < other.Span.End && other.Span.Start < Span.End);
}
