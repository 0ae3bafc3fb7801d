using System.Diagnostics.CodeAnalysis;

namespace Plumbline;

/// <summary>Builds <see cref="Optional{T}"/> values where the implicit conversion does not reach (interfaces).</summary>
public static class Optional
{
    /// <summary>A value, or null where it is null.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    public static Optional<T> Of<T>(T? value)
        where T : notnull => value;
}

/// <summary>A member of a PATCH body: absent (leave it), null (clear it), or a value (set it).</summary>
/// <typeparam name="T">The value's type.</typeparam>
public readonly struct Optional<T> : IEquatable<Optional<T>>
    where T : notnull
{
    private readonly T? _value;
    private readonly State _state;

    private Optional(State state, T? value) => (_state, _value) = (state, value);

    private enum State : byte
    {
        Absent,
        Null,
        Value,
    }

    /// <summary>Not in the body.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "Reads as the state it is, where the type is known.")]
    public static Optional<T> Absent => default;

    /// <summary>In the body, as null.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "Reads as the state it is, where the type is known.")]
    public static Optional<T> Null => new(State.Null, default);

    /// <summary>Whether the body has the member at all.</summary>
    public bool IsPresent => _state != State.Absent;

    /// <summary>Whether the body has the member as null.</summary>
    public bool IsNull => _state == State.Null;

    /// <summary>Whether the body has the member with a value.</summary>
    public bool HasValue => _state == State.Value;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">It is absent or null.</exception>
    public T Value => HasValue ? _value! : throw new InvalidOperationException($"The member is {(IsNull ? "null" : "absent")}.");

    /// <summary>Wraps a value; null becomes <see cref="Null"/>.</summary>
    /// <param name="value">The value.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "Optional.Of is the named form.")]
    public static implicit operator Optional<T>(T? value) => value is null ? Null : new(State.Value, value);

    /// <summary>Compares state and value.</summary>
    /// <param name="left">One member.</param>
    /// <param name="right">The other member.</param>
    public static bool operator ==(Optional<T> left, Optional<T> right) => left.Equals(right);

    /// <summary>Compares state and value.</summary>
    /// <param name="left">One member.</param>
    /// <param name="right">The other member.</param>
    public static bool operator !=(Optional<T> left, Optional<T> right) => !left.Equals(right);

    /// <summary>Takes the value, where there is one.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False where it is absent or null.</returns>
    public bool TryGetValue([NotNullWhen(true)] out T? value)
    {
        value = _value;
        return HasValue;
    }

    /// <inheritdoc/>
    public bool Equals(Optional<T> other) => _state == other._state && Json.JsonValue.AreEqual(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Optional<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_state, Json.JsonValue.GetHashCode(_value));

    /// <summary>The value's text, <c>null</c>, or <c>absent</c>.</summary>
    public override string ToString() => HasValue ? _value!.ToString() ?? "" : IsNull ? "null" : "absent";
}
