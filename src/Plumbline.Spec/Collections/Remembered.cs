using System.Runtime.CompilerServices;

namespace Plumbline.Spec.Collections;

/// <summary>
/// Keeps what was made of immutable objects as long as they live, and makes it anew only where something around them changed.
/// What comes out is the same with and without it.
/// </summary>
/// <typeparam name="TSurroundings">All that decides on a result besides its object, compared by value.</typeparam>
public sealed class Remembered<TSurroundings>
    where TSurroundings : class, IEquatable<TSurroundings>
{
    private readonly ConditionalWeakTable<object, Slot> _slots = new();

    /// <summary>The surroundings in which the same objects were met before, where they equal these: so that each look-up compares references.</summary>
    /// <param name="surroundings">The surroundings now.</param>
    /// <param name="objects">The objects to look up.</param>
    public TSurroundings Known(TSurroundings surroundings, IEnumerable<object> objects)
    {
        foreach (var item in objects)
        {
            // The first that was met before decides: all of one run share their surroundings.
            if (_slots.TryGetValue(item, out var slot) && slot.Entry is { } entry)
                return entry.Surroundings.Equals(surroundings) ? entry.Surroundings : surroundings;
        }

        return surroundings;
    }

    /// <summary>What is made of an object.</summary>
    /// <typeparam name="T">The object's type.</typeparam>
    /// <typeparam name="TResult">What is made of it, compared by value.</typeparam>
    /// <param name="item">The object.</param>
    /// <param name="surroundings">What <see cref="Known"/> returned.</param>
    /// <param name="make">Makes it, of the object and its surroundings alone.</param>
    public TResult Get<T, TResult>(T item, TSurroundings surroundings, Func<T, TResult> make)
        where T : class
        where TResult : class, IEquatable<TResult>
    {
        var slot = _slots.GetOrCreateValue(item);
        if (slot.Entry is { } entry && ReferenceEquals(entry.Surroundings, surroundings) && entry.Result is TResult known)
            return known;

        // The same object as long as it is the same value: whoever comes next compares references.
        var result = make(item);
        if (slot.Entry?.Result is TResult before && before.Equals(result))
            result = before;

        slot.Entry = new(surroundings, result);
        return result;
    }

    private sealed class Slot
    {
        private Entry? _entry;

        public Entry? Entry
        {
            get => Volatile.Read(ref _entry);
            set => Volatile.Write(ref _entry, value);
        }
    }

    private sealed record Entry(TSurroundings Surroundings, object Result);
}
