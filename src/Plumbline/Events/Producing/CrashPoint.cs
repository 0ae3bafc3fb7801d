namespace Plumbline.Events;

/// <summary>Where a publisher may die; tests make it.</summary>
internal enum CrashPoint
{
    /// <summary>Events are made and nothing is published.</summary>
    BeforePublish,

    /// <summary>Events are in the stream, and their rows in the queue.</summary>
    AfterPublishBeforeDelete,

    /// <summary>Rows are deleted, and the transaction is open.</summary>
    AfterDeleteBeforeCommit,
}
