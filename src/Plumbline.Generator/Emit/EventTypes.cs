namespace Plumbline.Generator.Emit;

/// <summary>Full names of what emitted code for events calls.</summary>
internal static class EventTypes
{
    public const string Events = "global::Plumbline.Events.";
    public const string Producer = Events + "EventProducer";
    public const string Draft = Events + "EventDraft";
    public const string Record = Events + "JournalRecord";
    public const string Operation = Events + "JournalOperation";
    public const string Consumer = Events + "EventConsumer";
    public const string ConsumerOptions = Events + "EventConsumerOptions";
    public const string Batch = Events + "EventBatch";
    public const string Context = Events + "EventContext";
    public const string Delivery = Events + "StreamDelivery";
    public const string Rejected = Events + "EventRejectedException";
    public const string RowReader = "global::Plumbline.Data.RowReader";
    public const string Column = "global::Plumbline.Data.TableColumn";
    public const string Dialect = "global::Plumbline.Data.SqlDialect";
}
