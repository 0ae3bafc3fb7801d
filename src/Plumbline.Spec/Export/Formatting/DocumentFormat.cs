using System.Text;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Export.Formatting;

/// <summary>
/// Writes a document's text in the canonical layout: declarations, operations and lists of fields each on lines of their own, everything
/// that fits on one line. Only blanks and line breaks change: order, spelling, comments and single blank lines stay.
/// </summary>
public static class DocumentFormat
{
    /// <summary>Whether a finding of the reader means that the text is no JSON, so that its layout cannot be told.</summary>
    /// <param name="finding">The finding.</param>
    public static bool Prevents(Finding finding) =>
        finding.RuleId == ReaderRules.InvalidJson.Id || finding.RuleId == ReaderRules.EmptyDocument.Id || finding.RuleId == ReaderRules.NestedTooDeep.Id;

    /// <summary>The text in the canonical layout, ended by a line feed; the same text where it is no JSON.</summary>
    /// <param name="text">A document's text.</param>
    public static string Format(string text)
    {
        var findings = new FindingBag();
        var root = JsonReader.Read(text, findings, CancellationToken.None);
        return root.IsMissing || findings.ToEquatableArray().Any(Prevents) ? text : new Layout(text).Write(root);
    }

    private sealed class Layout(string text)
    {
        private const int Width = 140;

        private readonly StringBuilder _output = new();
        private readonly Comments _comments = new(text);

        public string Write(JsonNode root)
        {
            var before = _comments.In(0, root.Span.Start);
            foreach (var comment in before)
                _output.Append(comment.Text).Append('\n');
            Write(root, LinePlace.Root, 0, 0);
            foreach (var comment in _comments.In(root.Span.End, text.Length))
                _output.Append('\n').Append(comment.Text);
            return _output.Append('\n').ToString();
        }

        private void Write(JsonNode node, LinePlace place, int depth, int column)
        {
            var isContainer = node.Kind is JsonValueKind.Object or JsonValueKind.Array;
            if (!isContainer || !_comments.AnyIn(node.Span.Start, node.Span.End) && !place.StandsAlone(node) && TryInline(node, Width - column - 1) is { } inline)
                _output.Append(isContainer ? TryInline(node, int.MaxValue) : Raw(node.Span));
            else
                WriteLines(node, place, depth);
        }

        private void WriteLines(JsonNode node, LinePlace place, int depth)
        {
            var isObject = node.Kind == JsonValueKind.Object;
            var count = isObject ? node.Members.Count : node.Items.Count;
            var end = node.Span.Start + 1;
            _output.Append(isObject ? '{' : '[');
            for (var i = 0; i < count; i++)
            {
                var name = isObject ? node.Members[i].NameSpan : (TextSpan?)null;
                var value = isObject ? node.Members[i].Value : node.Items[i];
                var gap = _comments.Between(end, name?.Start ?? value.Span.Start);
                EndLine(gap, hasComma: i > 0, keepBlank: i > 0);
                Indent(depth + 1);
                foreach (var comment in gap.Leading.Concat(name is null ? [] : _comments.In(name.Value.End, value.Span.Start)))
                {
                    _output.Append(comment.Text).Append('\n');
                    Indent(depth + 1);
                }

                var column = 2 * (depth + 1);
                if (name is { } written)
                {
                    _output.Append(Raw(written)).Append(": ");
                    column += written.Length + 2;
                }

                Write(value, isObject ? place.Member(node.Members[i].Name) : place.Item(), depth + 1, column);
                end = value.Span.End;
            }

            var last = _comments.Between(end, node.Span.End - 1);
            EndLine(last, hasComma: false, keepBlank: false);
            foreach (var comment in last.Leading)
            {
                Indent(depth + 1);
                _output.Append(comment.Text).Append('\n');
            }

            Indent(depth);
            _output.Append(isObject ? '}' : ']');
        }

        private void EndLine(Gap gap, bool hasComma, bool keepBlank)
        {
            if (hasComma)
                _output.Append(',');
            foreach (var comment in gap.Trailing)
                _output.Append(' ').Append(comment.Text);
            _output.Append(keepBlank && gap.HasBlankLine ? "\n\n" : "\n");
        }

        private void Indent(int depth) => _output.Append(' ', 2 * depth);

        private string Raw(TextSpan span) => text.Substring(span.Start, span.Length);

        // Null where it is wider than allowed.
        private string? TryInline(JsonNode node, int width)
        {
            var line = new StringBuilder();
            return AppendInline(line, node, width) ? line.ToString() : null;
        }

        private bool AppendInline(StringBuilder line, JsonNode node, int width)
        {
            switch (node.Kind)
            {
                case JsonValueKind.Object when node.Members.Count == 0:
                    line.Append("{}");
                    break;
                case JsonValueKind.Object:
                    line.Append("{ ");
                    for (var i = 0; i < node.Members.Count; i++)
                    {
                        line.Append(i > 0 ? ", " : "").Append(Raw(node.Members[i].NameSpan)).Append(": ");
                        if (!AppendInline(line, node.Members[i].Value, width))
                            return false;
                    }

                    line.Append(" }");
                    break;
                case JsonValueKind.Array:
                    line.Append('[');
                    for (var i = 0; i < node.Items.Count; i++)
                    {
                        line.Append(i > 0 ? ", " : "");
                        if (!AppendInline(line, node.Items[i], width))
                            return false;
                    }

                    line.Append(']');
                    break;
                default:
                    line.Append(text, node.Span.Start, node.Span.Length);
                    break;
            }

            return line.Length <= width;
        }
    }
}
