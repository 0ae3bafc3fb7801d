namespace Plumbline.Storage.Tests.Harness;

/// <summary>A clock that stands still until it is set.</summary>
/// <param name="now">What it shows.</param>
internal sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>What it shows.</summary>
    public DateTimeOffset Now { get; set; } = now;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;
}
