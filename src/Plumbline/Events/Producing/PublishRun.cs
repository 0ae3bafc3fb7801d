namespace Plumbline.Events;

/// <summary>What came of the pages that are published in one go.</summary>
internal sealed class PublishRun
{
    /// <summary>The keys of which an event was not taken: later ones wait behind it.</summary>
    public HashSet<(StreamName, string)> Held { get; } = [];

    /// <summary>Rows that cannot be published, and are not reported yet.</summary>
    public List<PageEvent> Parked { get; } = [];

    /// <summary>Rows that are done with.</summary>
    public int Taken { get; private set; }

    /// <summary>Rows that stay.</summary>
    public int Left { get; private set; }

    /// <summary>The first row that stays; null where none does.</summary>
    public long? FirstLeft { get; private set; }

    /// <summary>Why rows stay.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Counts a page.</summary>
    /// <param name="events">Its events.</param>
    public void Add(IReadOnlyList<PageEvent> events)
    {
        foreach (var e in events)
        {
            if (e.State != PageEventState.Waiting)
            {
                Taken++;
                continue;
            }

            if (Left++ == 0)
                (FirstLeft, Reason) = (e.Row.QueueId, e.Reason!);
        }
    }
}
