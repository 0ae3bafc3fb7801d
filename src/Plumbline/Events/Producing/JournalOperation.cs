namespace Plumbline.Events;

/// <summary>What a journal record tells of a row.</summary>
public enum JournalOperation
{
    /// <summary><c>I</c>: it was inserted.</summary>
    Insert,

    /// <summary><c>U</c>: it was changed.</summary>
    Update,

    /// <summary><c>D</c>: it was deleted; the record has its last values.</summary>
    Delete,

    /// <summary><c>S</c>: it is there. A resync tells so of all rows of a table.</summary>
    Snapshot,
}
