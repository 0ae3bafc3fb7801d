namespace Plumbline.Events;

/// <summary>A place in a stream to start reading from.</summary>
public abstract record StreamStart
{
    private StreamStart()
    {
    }

    /// <summary>The oldest event that is kept.</summary>
    public static StreamStart Beginning { get; } = new FromBeginning();

    /// <summary>Events published from now on.</summary>
    public static StreamStart Now { get; } = new FromNow();

    /// <summary>Events that reached the stream at a time or later; a few earlier ones may come too, as streams keep them in chunks.</summary>
    /// <param name="time">The time.</param>
    public static StreamStart At(DateTimeOffset time) => new FromTime(time);

    /// <summary>The oldest event that is kept.</summary>
    public sealed record FromBeginning : StreamStart;

    /// <summary>Events published from now on.</summary>
    public sealed record FromNow : StreamStart;

    /// <summary>Events that reached the stream at a time or later.</summary>
    /// <param name="Time">The time.</param>
    public sealed record FromTime(DateTimeOffset Time) : StreamStart;
}
