using Microsoft.Extensions.Logging;

namespace Plumbline.Events;

/// <summary>Leaves a stream alone that takes nothing, longer each time, and says so once.</summary>
/// <param name="options">How long.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed class PublisherCircuit(PublisherOptions options, TimeProvider time, ILogger logger)
{
    private readonly BackOff _backOff = new(options.FirstWait, options.LongestWait);
    private volatile Opened? _opened;

    /// <summary>Why nothing is published, and since when; null where the stream works.</summary>
    public (string Reason, TimeSpan Time)? Open => _opened is { } opened ? (opened.Reason, time.GetElapsedTime(opened.Since)) : null;

    /// <summary>The stream took nothing.</summary>
    /// <param name="reason">Why.</param>
    /// <returns>How long to leave it alone.</returns>
    public TimeSpan Fail(string reason)
    {
        // The reason may become another one, which is told by the status; logged is the change alone.
        var opened = _opened;
        _opened = new(reason, opened?.Since ?? time.GetTimestamp());
        if (opened is null)
            logger.StreamAway(reason);

        return _backOff.Next();
    }

    /// <summary>The stream took some events and not others.</summary>
    /// <returns>How long to wait before those are sent again.</returns>
    public TimeSpan Stumble()
    {
        Close();
        var wait = _backOff.Next();
        return wait < options.Poll ? wait : options.Poll;
    }

    /// <summary>The stream took everything.</summary>
    public void Succeed()
    {
        Close();
        _backOff.Reset();
    }

    private void Close()
    {
        if (_opened is not { } opened)
            return;

        _opened = null;
        logger.StreamBack(time.GetElapsedTime(opened.Since));
    }

    private sealed record Opened(string Reason, long Since);
}
