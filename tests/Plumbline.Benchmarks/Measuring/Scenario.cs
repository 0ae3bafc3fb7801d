namespace Plumbline.Benchmarks.Measuring;

/// <summary>The same work done twice: by what Plumbline emits, and by what somebody would write by hand.</summary>
/// <param name="Name">What is done, for the table.</param>
/// <param name="Ours">Does it once.</param>
/// <param name="Rival">Does it once.</param>
/// <param name="Faster">How many times as fast ours is to be.</param>
/// <param name="Bytes">The most it may allocate, as a part of what the rival does.</param>
public sealed record Scenario(string Name, Func<object?> Ours, Func<object?> Rival, double Faster, double? Bytes)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
