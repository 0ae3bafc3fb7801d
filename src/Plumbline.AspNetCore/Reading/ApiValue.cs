namespace Plumbline.AspNetCore;

/// <summary>A parameter's value, or its absence.</summary>
/// <typeparam name="T">The type.</typeparam>
public readonly struct ApiValue<T>
{
    private readonly T? _value;

    internal ApiValue(T value)
    {
        _value = value;
        IsPresent = true;
    }

    /// <summary>Whether the request has it.</summary>
    public bool IsPresent { get; }

    /// <summary>The value of a required parameter. Where it is absent, the request is refused and what this returns is not used.</summary>
    public T Value => _value!;

    /// <summary>The value, or the document's default.</summary>
    /// <param name="defaultValue">The default.</param>
    public T Or(T defaultValue) => IsPresent ? _value! : defaultValue;
}

/// <summary>Optional values of reference types.</summary>
public static class ApiReference
{
    /// <summary>The value, or null.</summary>
    /// <param name="value">The value.</param>
    public static T? OrNull<T>(this ApiValue<T> value)
        where T : class => value.IsPresent ? value.Value : null;
}

/// <summary>Optional values of value types.</summary>
public static class ApiStructure
{
    /// <summary>The value, or null.</summary>
    /// <param name="value">The value.</param>
    public static T? OrNull<T>(this ApiValue<T> value)
        where T : struct => value.IsPresent ? value.Value : null;
}
