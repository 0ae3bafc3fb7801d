using Microsoft.CodeAnalysis.Text;
using Plumbline.Spec.Json;

namespace Plumbline.CodeFixes;

/// <summary>Writes into JSON behind what is there, in its own layout, without touching the rest of the text.</summary>
internal static class JsonInsertion
{
    /// <summary>A further member of an object.</summary>
    /// <param name="text">The text.</param>
    /// <param name="node">The object.</param>
    /// <param name="name">The member's name; a plain one.</param>
    /// <param name="value">Its value as JSON.</param>
    public static TextChange Member(string text, JsonNode node, string name, string value) => node.Members.Count == 0
        ? new(new(node.Span.Start + 1, 0), $" \"{name}\": {value} ")
        : After(text, node.Members[node.Members.Count - 1].NameSpan.Start, node.Members[node.Members.Count - 1].Value.Span.End, $"\"{name}\": {value}");

    /// <summary>A further item of an array.</summary>
    /// <param name="text">The text.</param>
    /// <param name="node">The array.</param>
    /// <param name="value">The item as JSON.</param>
    public static TextChange Item(string text, JsonNode node, string value) => node.Items.Count == 0
        ? new(new(node.Span.Start + 1, 0), value)
        : After(text, node.Items[node.Items.Count - 1].Span.Start, node.Items[node.Items.Count - 1].Span.End, value);

    // On a line of its own where the last one has one.
    private static TextChange After(string text, int lastStart, int lastEnd, string added)
    {
        var lineStart = text.LastIndexOf('\n', lastStart) + 1;
        var indent = text.Substring(lineStart, lastStart - lineStart);
        return new(new(lastEnd, 0), (string.IsNullOrWhiteSpace(indent) ? ",\n" + indent : ", ") + added);
    }
}
