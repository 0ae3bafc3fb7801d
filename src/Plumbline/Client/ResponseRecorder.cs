namespace Plumbline.Client;

/// <summary>Keeps the answer of the one call that is made through it.</summary>
internal sealed class ResponseRecorder
{
    private ReceivedResponse? _recorded;
    private int _count;

    /// <summary>The answer.</summary>
    /// <exception cref="InvalidOperationException">Not exactly one call was made.</exception>
    public ReceivedResponse Recorded => _count == 1 && _recorded is { } recorded
        ? recorded
        : throw new InvalidOperationException("WithResponseAsync is for exactly one call of the client that it hands out.");

    /// <summary>Takes an answer.</summary>
    /// <param name="received">The answer.</param>
    public void Record(ReceivedResponse received)
    {
        Interlocked.Increment(ref _count);
        _recorded = received;
    }
}
