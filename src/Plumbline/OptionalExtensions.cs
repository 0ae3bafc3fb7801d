namespace Plumbline;

/// <summary>Applies the members of a PATCH body.</summary>
public static class OptionalExtensions
{
    /// <summary>What a member becomes: its value, null where the body says null, <paramref name="current"/> where it says nothing.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="member">The member of the body.</param>
    /// <param name="current">The value before the change.</param>
    public static T? Or<T>(this Optional<T> member, T? current)
        where T : class =>
        member.TryGetValue(out var value) ? value : member.IsPresent ? null : current;

    /// <summary>What a member becomes: its value, null where the body says null, <paramref name="current"/> where it says nothing.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="member">The member of the body.</param>
    /// <param name="current">The value before the change.</param>
    public static T? Or<T>(this Optional<T> member, T? current)
        where T : struct =>
        member.HasValue ? member.Value : member.IsPresent ? null : current;
}
