using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>Makes the events of a stream from the journal of one table. Emitted, one class per published union.</summary>
public abstract class EventProducer
{
    /// <summary>The publishing service's part of the stream's name.</summary>
    public abstract string Service { get; }

    /// <summary>The major version of its document.</summary>
    public abstract int Major { get; }

    /// <summary>The union's part of the stream's name, by which the queue names the stream too.</summary>
    public abstract string Union { get; }

    /// <summary>The form of the bodies: <c>json</c>.</summary>
    public abstract string Serialization { get; }

    /// <summary>How the stream is delivered.</summary>
    public abstract StreamDelivery Delivery { get; }

    /// <summary>The table whose journal tells of changes.</summary>
    public abstract string Table { get; }

    /// <summary>The table's columns: the document's fields, in its order.</summary>
    public abstract IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>The name of the key's column.</summary>
    public abstract string KeyColumn { get; }

    /// <summary>The name of the table's journal, without schema and quotes.</summary>
    /// <param name="dialect">The database's dialect.</param>
    public abstract string Journal(SqlDialect dialect);

    /// <summary>Makes the event of a record.</summary>
    /// <param name="record">What the journal tells of the change.</param>
    /// <param name="reader">On the row as the journal has it; ordinals are those of the table's columns.</param>
    /// <returns>Null where the document has no event for it: nothing is published.</returns>
    /// <exception cref="EventRejectedException">There can be no event of it: it is put aside and reported.</exception>
    public abstract EventDraft? Create(JournalRecord record, RowReader reader);
}
