using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>A stream that this service publishes, and what makes its events.</summary>
internal sealed class PublishTarget
{
    /// <summary>Prepares a stream.</summary>
    /// <param name="producer">What makes its events.</param>
    /// <param name="environment">The environment's part of its name.</param>
    /// <param name="dialect">The database's dialect.</param>
    public PublishTarget(EventProducer producer, string environment, SqlDialect dialect)
    {
        Producer = producer;
        Spec = new()
        {
            Name = new(environment, producer.Service, producer.Major, producer.Union, producer.Serialization),
            Delivery = producer.Delivery,
        };
        JournalSql = Events.JournalSql.Select(producer, dialect);
    }

    /// <summary>What makes its events.</summary>
    public EventProducer Producer { get; }

    /// <summary>The stream.</summary>
    public StreamSpec Spec { get; }

    /// <summary>The stream's name.</summary>
    public StreamName Name => Spec.Name;

    /// <summary>The statement that reads records of the journal.</summary>
    public string JournalSql { get; }

    /// <summary>Whether the stream was made or checked.</summary>
    public bool IsEnsured { get; set; }

    /// <summary>Why it cannot be published to; null where it can.</summary>
    public string? Problem { get; set; }
}
