using Plumbline.Spec.Collections;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Diff.Matching;

/// <summary>The declarations of one kind in both documents, matched by name; what is left on both sides and looks alike counts as renamed.</summary>
internal sealed class TypeMatch<T>
    where T : class, IEquatable<T>
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Matches declarations.</summary>
    /// <param name="before">Those released.</param>
    /// <param name="after">Those of now.</param>
    /// <param name="list">The key of their list.</param>
    /// <param name="name">A declaration's name.</param>
    /// <param name="traits">What tells whether two of different names are the same thing: fields, values, members.</param>
    public TypeMatch(EquatableArray<T> before, EquatableArray<T> after, string list, Func<T, string> name, Func<T, IEnumerable<string>> traits)
    {
        var old = First(before, name);
        var now = First(after, name);
        foreach (var entry in old)
        {
            if (now.TryGetValue(entry.Key, out var same))
                Add(entry.Key, entry.Key, entry.Value, same, list);
        }

        var removed = old.Where(entry => !now.ContainsKey(entry.Key)).ToList();
        var added = now.Where(entry => !old.ContainsKey(entry.Key)).ToList();
        foreach (var (from, to) in Renames.Find([.. removed.Select(entry => (entry.Key, traits(entry.Value.Value)))], [.. added.Select(entry => (entry.Key, traits(entry.Value.Value)))]))
        {
            Add(from, to, old[from], now[to], list);
            Renamed.Add((from, to));
        }

        Removed = [.. removed.Where(entry => !_names.ContainsKey(entry.Key)).Select(entry => new Single<T>(entry.Value.Value, NodePath.Root))];
        Added = [.. added.Where(entry => !_names.ContainsValue(entry.Key)).Select(entry => new Single<T>(entry.Value.Value, NodePath.Root.Item(list, entry.Value.Ordinal)))];
    }

    /// <summary>Those of both documents.</summary>
    public List<Pair<T>> Both { get; } = [];

    /// <summary>The old and new names of those that were renamed.</summary>
    public List<(string From, string To)> Renamed { get; } = [];

    /// <summary>Those that are gone.</summary>
    public IReadOnlyList<Single<T>> Removed { get; }

    /// <summary>Those that are new.</summary>
    public IReadOnlyList<Single<T>> Added { get; }

    /// <summary>Whether two names stand for one declaration.</summary>
    public bool AreSame(string before, string after) => _names.TryGetValue(before, out var name) && name == after;

    private static Dictionary<string, (T Value, int Ordinal)> First(EquatableArray<T> declarations, Func<T, string> name)
    {
        var first = new Dictionary<string, (T, int)>(StringComparer.Ordinal);
        for (var i = 0; i < declarations.Count; i++)
        {
            if (!first.ContainsKey(name(declarations[i])))
                first.Add(name(declarations[i]), (declarations[i], i));
        }

        return first;
    }

    private void Add(string from, string to, (T Value, int Ordinal) before, (T Value, int Ordinal) after, string list)
    {
        _names.Add(from, to);
        Both.Add(new Pair<T>(before.Value, after.Value, NodePath.Root.Item(list, after.Ordinal)));
    }
}
