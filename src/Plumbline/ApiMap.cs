using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Plumbline.Json;

namespace Plumbline;

/// <summary>Builds <see cref="ApiMap{T}"/> values.</summary>
public static class ApiMap
{
    /// <summary>Copies entries; of several with the same key the last value counts, at the first one's place.</summary>
    /// <typeparam name="T">The value type.</typeparam>
    /// <param name="entries">The entries, in order.</param>
    public static ApiMap<T> Create<T>(params ReadOnlySpan<KeyValuePair<string, T>> entries)
    {
        if (entries.IsEmpty)
            return ApiMap<T>.Empty;

        var copy = new OrderedDictionary<string, T>(entries.Length, StringComparer.Ordinal);
        foreach (var (key, value) in entries)
            copy[key] = value;

        return new(copy);
    }

    /// <summary>Copies entries, unless they are such a map already; of several with the same key the last value counts.</summary>
    /// <typeparam name="T">The value type.</typeparam>
    /// <param name="entries">The entries, in order.</param>
    public static ApiMap<T> ToApiMap<T>(this IEnumerable<KeyValuePair<string, T>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return entries as ApiMap<T> ?? Create<T>([.. entries]);
    }
}

/// <summary>An immutable map of a document's <c>map[T]</c>: keeps the order of its entries, and is equal where its entries are, in any order.</summary>
/// <remarks>Built with <see cref="ApiMap.Create{T}"/> or <see cref="ApiMap.ToApiMap{T}"/>.</remarks>
/// <typeparam name="T">The value type.</typeparam>
public sealed class ApiMap<T> : IReadOnlyDictionary<string, T>, IEquatable<ApiMap<T>>
{
    private readonly OrderedDictionary<string, T> _entries;

    internal ApiMap(OrderedDictionary<string, T> entries) => _entries = entries;

    /// <summary>The map without entries.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "As ImmutableDictionary<K, V>.Empty: the type is known where it is used.")]
    public static ApiMap<T> Empty { get; } = new(new OrderedDictionary<string, T>(StringComparer.Ordinal));

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <summary>The keys, in order.</summary>
    public IEnumerable<string> Keys => _entries.Keys;

    /// <summary>The values, in the order of their keys.</summary>
    public IEnumerable<T> Values => _entries.Values;

    /// <inheritdoc/>
    public T this[string key] => _entries[key];

    /// <summary>Compares by content, whatever the order.</summary>
    /// <param name="left">One map.</param>
    /// <param name="right">The other map.</param>
    public static bool operator ==(ApiMap<T>? left, ApiMap<T>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Compares by content, whatever the order.</summary>
    /// <param name="left">One map.</param>
    /// <param name="right">The other map.</param>
    public static bool operator !=(ApiMap<T>? left, ApiMap<T>? right) => !(left == right);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _entries.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => _entries.TryGetValue(key, out value);

    /// <inheritdoc/>
    public bool Equals(ApiMap<T>? other)
    {
        if (ReferenceEquals(this, other))
            return true;

        if (other is null || other.Count != Count)
            return false;

        foreach (var (key, value) in _entries)
        {
            if (!other._entries.TryGetValue(key, out var otherValue) || !JsonValue.AreEqual(value, otherValue))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ApiMap<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        // A sum, because order does not count.
        var hash = _entries.Count;
        foreach (var (key, value) in _entries)
            hash = unchecked(hash + HashCode.Combine(key, JsonValue.GetHashCode(value)));

        return hash;
    }

    /// <summary>The entries in braces, for logs and debuggers.</summary>
    public override string ToString() => $"{{{string.Join(", ", _entries.Select(e => $"{e.Key} = {e.Value}"))}}}";

    /// <summary>Enumerates without allocation.</summary>
    public OrderedDictionary<string, T>.Enumerator GetEnumerator() => _entries.GetEnumerator();

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _entries.GetEnumerator();
}
