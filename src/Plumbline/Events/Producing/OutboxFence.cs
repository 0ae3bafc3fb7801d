namespace Plumbline.Events;

/// <summary>
/// Knows from where on the queue has to be read: reading it from its start is slow for as long as an old transaction keeps the database from
/// removing rows that were published and deleted.
/// </summary>
/// <remarks>
/// <para>A sequence gives its numbers out before commits, so a row may appear with a smaller number than one that was read. A fence is a
/// pair: the last number that had been given out (L), and the id of a transaction of ours that began after that (X). A row with a number
/// up to L belongs to a transaction before X, as each has its id before it draws a number. Once all of those have ended, whatever
/// is not read by then with a number up to L is not there, and reading may start behind L.</para>
/// <para>Where a few old transactions do not end, reading may start behind L too, but only until one of them does: that is decided by the
/// database, in the statement that reads (<see cref="Waiting"/>).</para>
/// </remarks>
internal sealed class OutboxFence
{
    // Leaving some out only makes the floor rise in larger steps.
    private const int MaxFences = 64;

    private readonly List<(ulong Transaction, long Number)> _fences = [];

    /// <summary>Nothing with a number up to here is left or can appear.</summary>
    public long Floor { get; private set; }

    /// <summary>Nothing with a number up to here is left, and what can appear belongs to <see cref="Waiting"/>.</summary>
    public long Provisional { get; private set; }

    /// <summary>The transactions that <see cref="Provisional"/> waits for; once one has ended, reading starts at <see cref="Floor"/> again.</summary>
    public IReadOnlyList<ulong> Waiting { get; private set; } = [];

    /// <summary>Whether nothing is known, nor about to be.</summary>
    public bool IsEmpty => Floor == 0 && _fences.Count == 0;

    /// <summary>Knows nothing any more: after an error, or when rows that were left out come back.</summary>
    public void Reset()
    {
        _fences.Clear();
        (Floor, Provisional, Waiting) = (0, 0, []);
    }

    /// <summary>Sets a fence.</summary>
    /// <param name="transaction">A transaction of ours that has been committed, and began after the number was read.</param>
    /// <param name="lastNumber">The last number that had been given out.</param>
    public void Add(ulong transaction, long lastNumber)
    {
        if (_fences.Count == MaxFences)
        {
            for (var i = MaxFences - 2; i > 0; i -= 2)
                _fences.RemoveAt(i);
        }

        _fences.Add((transaction, lastNumber));
    }

    /// <summary>Raises the floor as far as a page allows.</summary>
    /// <param name="page">The page.</param>
    /// <param name="firstLeft">The number of its first row that was not published; null where all were.</param>
    /// <param name="lastRead">The number of the last row that was read, where there may be more behind it; null where there are none.</param>
    public void Advance(OutboxPage page, long? firstLeft, long? lastRead)
    {
        if (_fences.Count == 0)
            return;

        // The older a fence is, the fewer it waits for. Of those that wait for the same, the last one is worth most.
        var waiting = page.Snapshot.Before(_fences[0].Transaction);
        var best = 0;
        while (best + 1 < _fences.Count && page.Snapshot.Before(_fences[best + 1].Transaction).Count == waiting.Count)
            best++;

        var limit = Math.Min(_fences[best].Number, Math.Min(firstLeft - 1 ?? long.MaxValue, lastRead ?? long.MaxValue));
        if (waiting.Count == 0)
        {
            _fences.RemoveRange(0, best + 1);
            Floor = Math.Max(Floor, limit);
            (Provisional, Waiting) = (Floor, []);
            return;
        }

        // A page that was read from the provisional place says nothing of what is before it.
        _fences.RemoveRange(0, best);
        var wasProvisional = Waiting.Count > 0 && page.From >= Provisional;
        (Provisional, Waiting) = (Math.Max(wasProvisional ? Provisional : Floor, limit), waiting);
    }
}
