namespace Plumbline.Events;

/// <summary>What a loop does before its next step.</summary>
/// <param name="Time">How long it waits.</param>
/// <param name="IsFixed">Whether it waits all of that time, whatever wakes it.</param>
internal readonly record struct LoopPause(TimeSpan Time, bool IsFixed)
{
    /// <summary>Goes on at once: there is more to do.</summary>
    public static LoopPause None => default;

    /// <summary>Waits until woken.</summary>
    /// <param name="time">How long at most.</param>
    public static LoopPause UntilWoken(TimeSpan time) => new(time, false);

    /// <summary>Waits all of a time.</summary>
    /// <param name="time">How long.</param>
    public static LoopPause Exactly(TimeSpan time) => new(time, true);
}
