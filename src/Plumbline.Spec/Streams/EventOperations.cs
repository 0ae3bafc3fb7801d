namespace Plumbline.Spec.Streams;

/// <summary>What happened to a row; an event may tell of several.</summary>
[Flags]
public enum EventOperations
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It was inserted, or a resync tells of it.</summary>
    Created = 1,

    /// <summary>It was changed.</summary>
    Updated = 2,

    /// <summary>It was deleted.</summary>
    Deleted = 4,
}
