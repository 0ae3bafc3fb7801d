using System.Globalization;

namespace Plumbline.Events;

/// <summary>One of the lanes in which the keys of a stream are handled at the same time; those of a key are always in the same one.</summary>
/// <param name="Index">Which, from 0.</param>
/// <param name="Count">How many there are.</param>
internal sealed record Lane(int Index, int Count)
{
    /// <summary>The only one.</summary>
    public static Lane Only { get; } = new(0, 1);

    /// <summary>The condition for rows of this lane, with a leading <c>and</c>.</summary>
    public string Condition => Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" and slot % {Count} = {Index}");
}
