using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Plumbline.Json;

namespace Plumbline;

/// <summary>Builds <see cref="ApiList{T}"/> values; what collection expressions call.</summary>
public static class ApiList
{
    /// <summary>Copies items.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="items">The items, in order.</param>
    public static ApiList<T> Create<T>(params ReadOnlySpan<T> items) => items.IsEmpty ? ApiList<T>.Empty : new(items.ToArray());

    /// <summary>Copies a sequence, unless it is such a list already.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="items">The items, in order.</param>
    public static ApiList<T> ToApiList<T>(this IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (items is ApiList<T> list)
            return list;

        T[] copy = [.. items];
        return copy.Length == 0 ? ApiList<T>.Empty : new(copy);
    }
}

/// <summary>An immutable list of a document's <c>[T]</c>: equal where its items are equal, in order.</summary>
/// <remarks>Built with a collection expression, <c>[a, b]</c>, or <see cref="ApiList.ToApiList{T}"/>.</remarks>
/// <typeparam name="T">The item type.</typeparam>
[CollectionBuilder(typeof(ApiList), nameof(ApiList.Create))]
public sealed class ApiList<T> : IReadOnlyList<T>, IEquatable<ApiList<T>>
{
    private readonly T[] _items;

    internal ApiList(T[] items) => _items = items;

    /// <summary>The list without items.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "As Array.Empty and ImmutableArray<T>.Empty: the type is known where it is used.")]
    public static ApiList<T> Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>Compares item by item.</summary>
    /// <param name="left">One list.</param>
    /// <param name="right">The other list.</param>
    public static bool operator ==(ApiList<T>? left, ApiList<T>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Compares item by item.</summary>
    /// <param name="left">One list.</param>
    /// <param name="right">The other list.</param>
    public static bool operator !=(ApiList<T>? left, ApiList<T>? right) => !(left == right);

    /// <summary>The items without a copy.</summary>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <inheritdoc/>
    public bool Equals(ApiList<T>? other)
    {
        if (ReferenceEquals(this, other))
            return true;

        if (other is null || other._items.Length != _items.Length)
            return false;

        for (var i = 0; i < _items.Length; i++)
        {
            if (!JsonValue.AreEqual(_items[i], other._items[i]))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ApiList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(_items.Length);
        foreach (var item in _items)
            hash.Add(JsonValue.GetHashCode(item));

        return hash.ToHashCode();
    }

    /// <summary>The items in brackets, for logs and debuggers.</summary>
    public override string ToString() => $"[{string.Join(", ", _items)}]";

    /// <summary>Enumerates without allocation.</summary>
    public Enumerator GetEnumerator() => new(_items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    /// <summary>Goes through the items; a plain struct, so that it may live across an <c>await</c>.</summary>
    [SuppressMessage("Design", "CA1034", Justification = "As List<T>.Enumerator.")]
    [SuppressMessage("Performance", "CA1815", Justification = "Enumerators are not compared.")]
    public struct Enumerator
    {
        private readonly T[] _items;
        private int _index;

        internal Enumerator(T[] items) => (_items, _index) = (items, -1);

        /// <summary>The current item.</summary>
        public readonly T Current => _items[_index];

        /// <summary>Goes to the next item.</summary>
        /// <returns>False at the end.</returns>
        public bool MoveNext() => ++_index < _items.Length;
    }
}
