namespace Plumbline.Events;

/// <summary>What became of rows of the queue.</summary>
/// <param name="Done">Those that are published, or that nothing is published for.</param>
/// <param name="Parked">Those that cannot be published, with the reason.</param>
internal sealed record OutboxOutcome(IReadOnlyList<long> Done, IReadOnlyList<(OutboxRow Row, string Error)> Parked)
{
    /// <summary>Whether there is nothing to note.</summary>
    public bool IsEmpty => Done.Count == 0 && Parked.Count == 0;
}

/// <summary>How noting it went.</summary>
/// <param name="Transaction">The id of the transaction; 0 where the database does not tell.</param>
/// <param name="IsHolder">Whether we still held the lease; otherwise nothing was noted.</param>
internal readonly record struct OutboxReceipt(ulong Transaction, bool IsHolder);
