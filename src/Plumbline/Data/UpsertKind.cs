namespace Plumbline.Data;

/// <summary>What an upsert did.</summary>
public enum UpsertKind
{
    /// <summary>Nothing: the row was there with the same values.</summary>
    Unchanged,

    /// <summary>It inserted the row.</summary>
    Inserted,

    /// <summary>It updated the row.</summary>
    Updated,
}
