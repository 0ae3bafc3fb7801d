namespace Plumbline.Spec.Streams;

/// <summary>Where the value of an event's field comes from.</summary>
public enum EventFieldSource
{
    /// <summary>The row: the field is typed as the table's model.</summary>
    Row,

    /// <summary>The row's key: the field is called <c>id</c> or <c>user_id</c>, and has the key's type.</summary>
    Key,

    /// <summary>The journal's event id, as a string or UUID.</summary>
    EventId,

    /// <summary>The journal's time.</summary>
    Timestamp,

    /// <summary>Nowhere, and it need not: it is optional or has a default.</summary>
    Absent,

    /// <summary>The service's own code: it is required, and nothing else has it.</summary>
    Service,
}
