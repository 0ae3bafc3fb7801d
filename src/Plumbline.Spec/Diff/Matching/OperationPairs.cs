using Plumbline.Spec.Diff.Usage;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Diff.Matching;

/// <summary>An operation with the resource that holds it.</summary>
internal sealed record Located(Operation Operation, Resource Resource, NodePath Place, NodePath ResourcePlace)
{
    public string Name => $"{Operation.Method} {Operation.Path}";

    public string Key => PathKey.Of(Operation.Method, Operation.Path);
}

/// <summary>An operation of both documents.</summary>
internal sealed record OperationPair(Located Before, Located After);

/// <summary>The operations of both documents, matched by method and path (whatever its parameters are called).</summary>
internal sealed class OperationPairs
{
    private readonly TypePairs _types;

    public OperationPairs(Service before, Service after, TypePairs types)
    {
        _types = types;
        var old = All(before);
        var now = All(after);
        var current = now.ToDictionary(operation => operation.Key, StringComparer.Ordinal);

        foreach (var operation in old)
        {
            if (!current.TryGetValue(operation.Key, out var same))
            {
                Removed.Add(operation);
                continue;
            }

            current.Remove(operation.Key);
            (AreSwapped(operation, same) ? Moved : Both).Add(new OperationPair(operation, same));
        }

        Added.AddRange(now.Where(operation => current.ContainsKey(operation.Key)));
        FindMoved((removed, added) => AreInSameResource(removed, added) && removed.Operation.Method == added.Operation.Method && Tail(removed) == Tail(added));
        FindMoved((removed, added) => AreInSameResource(removed, added) && removed.Operation.Method == added.Operation.Method && HaveSameTypes(removed, added));
        FindMoved((removed, added) =>
            PathKey.Of("", removed.Operation.Path) == PathKey.Of("", added.Operation.Path) && HaveSameTypes(removed, added));
    }

    /// <summary>Those of both documents.</summary>
    public List<OperationPair> Both { get; } = [];

    /// <summary>Those that seem to have another method or path now.</summary>
    public List<OperationPair> Moved { get; } = [];

    /// <summary>Those that are gone.</summary>
    public List<Located> Removed { get; } = [];

    /// <summary>Those that are new.</summary>
    public List<Located> Added { get; } = [];

    // Of several at one address the first counts: another rule reports the others.
    private static List<Located> All(Service service)
    {
        var all = new List<Located>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < service.Resources.Count; i++)
        {
            var place = NodePath.Root.Item("resources", i);
            var resource = service.Resources[i];
            for (var j = 0; j < resource.Operations.Count; j++)
            {
                var operation = new Located(resource.Operations[j], resource, place.Item("operations", j), place);
                if (seen.Add(operation.Key))
                    all.Add(operation);
            }
        }

        return all;
    }

    // '/a/:x/b/:y' and '/a/:y/b/:x' are one address with two meanings.
    private static bool AreSwapped(Located old, Located now)
    {
        var before = PathKey.Names(old.Operation.Path);
        var after = PathKey.Names(now.Operation.Path);
        return !before.SequenceEqual(after) && before.OrderBy(n => n, StringComparer.Ordinal).SequenceEqual(after.OrderBy(n => n, StringComparer.Ordinal));
    }

    private static string? Tail(Located operation)
    {
        var path = operation.Operation.Path;
        var prefix = operation.Resource.Path;
        return prefix.Length > 0 && path.StartsWith(prefix, StringComparison.Ordinal) ? PathKey.Of("", path.Substring(prefix.Length)) : null;
    }

    private void FindMoved(Func<Located, Located, bool> areAlike)
    {
        foreach (var removed in Removed.ToList())
        {
            var candidates = Added.Where(added => areAlike(removed, added)).ToList();
            if (candidates.Count != 1 || Removed.Count(other => areAlike(other, candidates[0])) != 1)
                continue;

            Moved.Add(new OperationPair(removed, candidates[0]));
            Removed.Remove(removed);
            Added.Remove(candidates[0]);
        }
    }

    private bool AreInSameResource(Located removed, Located added) => _types.AreSame(removed.Resource.Type, added.Resource.Type);

    private bool HaveSameTypes(Located removed, Located added) =>
        AreSame(removed.Operation.Body?.Type, added.Operation.Body?.Type) && AreSame(Answer(removed), Answer(added));

    private static TypeReference? Answer(Located operation) =>
        operation.Operation.Responses.FirstOrDefault(response => response.Code is >= 200 and < 300)?.Type;

    private bool AreSame(TypeReference? old, TypeReference? now)
    {
        if (old is null || now is null || old.Shape != now.Shape)
            return old is null && now is null;

        return old.Element is null ? _types.AreSame(old, now) : AreSame(old.Element, now.Element);
    }
}
