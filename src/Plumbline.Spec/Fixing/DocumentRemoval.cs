using Plumbline.Spec.Json;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Fixing;

/// <summary>Takes something out of a document, with its comma, its line where it has one of its own, and what is empty without it.</summary>
internal static class DocumentRemoval
{
    /// <summary>The edit that takes out an item of a list; the whole list where it holds nothing else.</summary>
    /// <param name="text">The document's text.</param>
    /// <param name="root">The text as a tree.</param>
    /// <param name="place">A place within the item.</param>
    /// <param name="key">The key that holds the list.</param>
    /// <returns>Null where no such item stands there, or a comment stands between it and its comma.</returns>
    public static TextEdit? OfItem(string text, JsonNode root, TextSpan place, string key)
    {
        var chain = Chain(root, place);
        for (var i = chain.Count - 2; i >= 0; i--)
        {
            if (chain[i].Member?.Name == key && chain[i].Node.Kind == JsonValueKind.Array)
                return chain[i].Node.Items.Count > 1 ? Cut(text, chain[i + 1].Node.Span) : OfMember(text, chain[i].Member!);
        }

        return null;
    }

    /// <summary>The edit that takes out a rule of a <c>linter</c> attribute; the attribute where it ignores nothing else.</summary>
    /// <param name="text">The document's text.</param>
    /// <param name="root">The text as a tree.</param>
    /// <param name="rule">The place of the rule's name.</param>
    public static TextEdit? OfSuppression(string text, JsonNode root, TextSpan rule)
    {
        // attributes: [ { name, value: { ignore: [ rule ] } } ]
        var chain = Chain(root, rule);
        var last = chain.Count - 1;
        if (last < 4 || chain[last - 1].Member?.Name != "ignore" || chain[last - 4].Member?.Name != "attributes")
            return null;

        return chain[last - 1].Node.Items.Count > 1 ? Cut(text, rule)
            : chain[last - 4].Node.Items.Count > 1 ? Cut(text, chain[last - 3].Node.Span)
            : OfMember(text, chain[last - 4].Member!);
    }

    /// <summary>The edit that takes out a member by the place of its value.</summary>
    /// <param name="text">The document's text.</param>
    /// <param name="root">The text as a tree.</param>
    /// <param name="value">The place of the value.</param>
    /// <param name="key">The member's key.</param>
    public static TextEdit? OfMember(string text, JsonNode root, TextSpan value, string key) =>
        Chain(root, value).Last().Member is { } member && member.Name == key && member.Value.Span == value ? OfMember(text, member) : null;

    private static TextEdit? OfMember(string text, JsonNodeMember member) => Cut(text, new(member.NameSpan.Start, member.Value.Span.End - member.NameSpan.Start));

    // Every value around a place, the outermost first, each with the member that holds it.
    private static List<(JsonNode Node, JsonNodeMember? Member)> Chain(JsonNode root, TextSpan place)
    {
        var chain = new List<(JsonNode, JsonNodeMember?)>();
        (JsonNode Node, JsonNodeMember? Member)? next = (root, null);
        while (next is { } found)
        {
            chain.Add(found);
            next = found.Node.Span == place ? null
                : found.Node.Items.Where(item => Holds(item, place)).Select(item => ((JsonNode, JsonNodeMember?)?)(item, null))
                    .Concat(found.Node.Members.Where(member => Holds(member.Value, place)).Select(member => ((JsonNode, JsonNodeMember?)?)(member.Value, member)))
                    .FirstOrDefault();
        }

        return chain;
    }

    private static bool Holds(JsonNode node, TextSpan place) => node.Span.Start <= place.Start && node.Span.End >= place.End;

    private static TextEdit? Cut(string text, TextSpan span)
    {
        var after = Skip(text, span.End, 1);
        if (after < text.Length && text[after] == ',')
        {
            // With its comma and the blanks up to the next one; with its whole line where it has one.
            var end = after + 1;
            while (end < text.Length && text[end] is ' ' or '\t')
                end++;
            return IsLineBreak(text, end) && LineStart(text, span.Start) is { } start ? new(new(start, AfterBreak(text, end) - start), "") : new(new(span.Start, end - span.Start), "");
        }

        var before = Skip(text, span.Start - 1, -1);
        var isLast = after < text.Length && text[after] is ']' or '}';
        return !isLast || before < 0 ? null
            : text[before] == ',' ? new(new(before, span.End - before), "")
            : text[before] is '[' or '{' ? new(new(before + 1, after - before - 1), "")
            : null;
    }

    private static int Skip(string text, int position, int step)
    {
        while (position >= 0 && position < text.Length && char.IsWhiteSpace(text[position]))
            position += step;
        return position;
    }

    private static bool IsLineBreak(string text, int position) => position >= text.Length || text[position] is '\r' or '\n';

    private static int AfterBreak(string text, int position) =>
        position >= text.Length ? position : text[position] == '\r' && position + 1 < text.Length && text[position + 1] == '\n' ? position + 2 : position + 1;

    // Where the line begins, if nothing but blanks stands before the position.
    private static int? LineStart(string text, int position)
    {
        while (position > 0 && text[position - 1] is ' ' or '\t')
            position--;
        return position == 0 || text[position - 1] is '\n' or '\r' ? position : null;
    }
}
