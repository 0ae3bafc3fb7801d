using Plumbline.Spec.Model;

namespace Plumbline.Spec.Json;

/// <summary>
/// Reads a text of which an earlier state was read: only the declaration that changed, if the rest is as it was and nothing was or is wrong
/// with the JSON. What stands behind the change is the same nodes, moved.
/// </summary>
internal sealed class JsonEdit
{
    // The document, its sections, the declarations in them.
    private const int DeclarationDepth = 2;

    private readonly string _after;
    private readonly int _start;
    private readonly int _end;
    private readonly int _by;
    private readonly CancellationToken _cancellationToken;

    private JsonEdit(string before, string after, CancellationToken cancellationToken)
    {
        var most = Math.Min(before.Length, after.Length);
        _start = SamePrefix(before, after, most);
        _end = before.Length - SameSuffix(before, after, most - _start);
        _after = after;
        _by = after.Length - before.Length;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Reads the text after an edit.</summary>
    /// <param name="root">What was read before it, without a finding.</param>
    /// <param name="before">The text before it.</param>
    /// <param name="after">The text after it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>What a reading of the whole text gives, without a finding; null where that must be asked.</returns>
    public static JsonNode? Read(JsonNode root, string before, string after, CancellationToken cancellationToken) =>
        before == after ? root : new JsonEdit(before, after, cancellationToken).Replace(root, 0);

    private JsonNode? Replace(JsonNode node, int depth)
    {
        // Brackets that the edit did not touch keep their contents to themselves.
        if (node.Kind is not (JsonValueKind.Object or JsonValueKind.Array) || _start <= node.Span.Start || _end >= node.Span.End)
            return null;

        if (depth == DeclarationDepth)
            return JsonReader.ReadPart(_after.Substring(node.Span.Start, node.Span.Length + _by), node.Kind, depth, _cancellationToken)?.Move(node.Span.Start);

        var span = new TextSpan(node.Span.Start, node.Span.Length + _by);
        if (node.Kind == JsonValueKind.Array)
        {
            var items = Replace(node.Items, item => item, (_, value) => value, (item, by) => item.Move(by), depth);
            return items is null ? null : new JsonNode { Kind = JsonValueKind.Array, Span = span, Items = items };
        }

        var members = Replace(
            node.Members, member => member.Value, (member, value) => new(member.Name, member.NameSpan, value), (member, by) => member.Move(by), depth);
        return members is null ? null : new JsonNode { Kind = JsonValueKind.Object, Span = span, Members = members };
    }

    private T[]? Replace<T>(IReadOnlyList<T> children, Func<T, JsonNode> value, Func<T, JsonNode, T> with, Func<T, int, T> move, int depth)
    {
        var changed = 0;
        while (changed < children.Count && value(children[changed]).Span.End <= _start)
            changed++;

        if (changed == children.Count || Replace(value(children[changed]), depth + 1) is not { } replaced)
            return null;

        var result = children.ToArray();
        result[changed] = with(result[changed], replaced);
        for (var i = changed + 1; i < result.Length; i++)
            result[i] = move(result[i], _by);
        return result;
    }

    private static int SamePrefix(string left, string right, int most)
    {
        var same = 0;
        for (var step = 4096; step > 0; step /= 8)
        {
            while (same + step <= most && string.CompareOrdinal(left, same, right, same, step) == 0)
                same += step;
        }

        return same;
    }

    private static int SameSuffix(string left, string right, int most)
    {
        var same = 0;
        for (var step = 4096; step > 0; step /= 8)
        {
            while (same + step <= most && string.CompareOrdinal(left, left.Length - same - step, right, right.Length - same - step, step) == 0)
                same += step;
        }

        return same;
    }
}
