namespace Plumbline.Events;

/// <summary>Where a process that consumes may end without a word. Tests end it at each.</summary>
internal enum ConsumerPoint
{
    /// <summary>Events came, and nothing is kept yet.</summary>
    BeforeInboxCommit,

    /// <summary>The inbox has them, the stream does not know.</summary>
    AfterInboxCommitBeforeBrokerAck,

    /// <summary>A handler has done a part of its work.</summary>
    MidHandler,

    /// <summary>Handlers are done; nothing of it is committed.</summary>
    AfterHandlerBeforeQueueDelete,

    /// <summary>Handled and committed; nobody was told.</summary>
    AfterCommitBeforeAck,
}
