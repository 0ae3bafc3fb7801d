using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plumbline.Spec.Tests.Diff;

/// <summary>Changes texts at random, repeatably.</summary>
internal sealed class Mutation(int seed)
{
    private static readonly JsonDocumentOptions s_lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly string[] s_texts = ["string", "long", "uuid", "json", "unit", "[string]", "map[long]", "other", "GET", "PUT", "query", "/:id"];

    private readonly Random _random = new(seed);

    /// <summary>The text with one thing removed, repeated or replaced.</summary>
    public string Once(string text)
    {
        var root = JsonNode.Parse(text, documentOptions: s_lenient)!;
        var nodes = Descendants(root).Where(node => node.Parent is not null).ToList();
        var texts = nodes.OfType<JsonValue>().Select(value => value.TryGetValue<string>(out var found) ? found : null).OfType<string>().Concat(s_texts).ToList();
        Change(nodes[_random.Next(nodes.Count)], texts);
        return root.ToJsonString();
    }

    /// <summary>The text with every list of declarations, and all keys, in another order.</summary>
    public string Shuffle(string text)
    {
        var root = JsonNode.Parse(text, documentOptions: s_lenient)!;
        foreach (var node in Descendants(root).ToList())
        {
            // Lists in attributes and defaults mean what they say in their order, templates are merged in theirs.
            if (node is JsonArray array && array.Parent is JsonObject && array.All(item => item is JsonObject))
                Reorder(array.ToList(), array.Clear, array.Add);
            else if (node is JsonObject value)
                Reorder(value.ToList(), value.Clear, pair => value.Add(pair.Key, pair.Value));
        }

        return root.ToJsonString();
    }

    private void Reorder<T>(List<T> items, Action clear, Action<T> add)
    {
        clear();
        var order = items.ToArray();
        _random.Shuffle(order);
        foreach (var item in order)
            add(item);
    }

    private void Change(JsonNode node, List<string> texts)
    {
        if (_random.Next(3) == 0 || node is JsonObject or JsonArray)
        {
            RemoveOrRepeat(node, texts);
            return;
        }

        var value = node.AsValue();
        node.ReplaceWith(value.GetValueKind() switch
        {
            JsonValueKind.True => JsonValue.Create(false),
            JsonValueKind.False => JsonValue.Create(true),
            JsonValueKind.Number => JsonValue.Create(_random.Next(1000)),
            _ => JsonValue.Create(texts[_random.Next(texts.Count)]),
        });
    }

    private void RemoveOrRepeat(JsonNode node, List<string> texts)
    {
        var isRemoval = _random.Next(2) == 0;
        switch (node.Parent)
        {
            case JsonArray array when isRemoval:
                array.Remove(node);
                break;
            case JsonArray array:
                var copy = node.DeepClone();
                if (copy is JsonObject named && named.ContainsKey("name"))
                    named["name"] = texts[_random.Next(texts.Count)] + "_again";
                array.Insert(_random.Next(array.Count + 1), copy);
                break;
            case JsonObject parent when isRemoval:
                parent.Remove(node.GetPropertyName());
                break;
            case JsonObject parent:
                parent[node.GetPropertyName() + "_again"] = node.DeepClone();
                break;
        }
    }

    private static IEnumerable<JsonNode> Descendants(JsonNode node)
    {
        yield return node;
        var children = node switch
        {
            JsonObject value => value.Select(pair => pair.Value),
            JsonArray array => array,
            _ => [],
        };
        foreach (var child in children.OfType<JsonNode>())
        {
            foreach (var descendant in Descendants(child))
                yield return descendant;
        }
    }
}
