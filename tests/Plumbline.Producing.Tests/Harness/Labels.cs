using Io.Example.ShopV1;

namespace Plumbline.Producing.Tests;

/// <summary>Makes the events that need more than a row has.</summary>
internal sealed class Labels : IParcelCreatedEnricher
{
    /// <summary>What is wrong with a parcel; null where nothing is.</summary>
    public Func<Parcel, Exception?> Fault { get; set; } = _ => null;

    public ParcelCreated Create(Parcel row, JournalRecord record) =>
        Fault(row) is { } fault ? throw fault : new() { EventId = record.EventId, Timestamp = record.At, Parcel = row, Label = "fragile" };
}
