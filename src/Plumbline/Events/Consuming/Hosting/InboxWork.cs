using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>Reads every stream that this service consumes, and handles what comes.</summary>
internal sealed class InboxWork : IEventWork
{
    /// <summary>Prepares; nothing is read yet.</summary>
    /// <param name="services">The service's services.</param>
    /// <param name="inbox">The tables.</param>
    /// <param name="options">The settings.</param>
    /// <param name="reached">Is told of each point at which a process may end; for tests.</param>
    /// <exception cref="InvalidOperationException">Consumers do not agree on how a stream is delivered, or two have one name.</exception>
    public InboxWork(IServiceProvider services, InboxStore inbox, InboxOptions options, Action<ConsumerPoint>? reached)
    {
        var storage = services.GetRequiredService<Storage>();
        var settings = services.GetRequiredService<EventSettings>();
        var metrics = services.GetRequiredService<EventMetrics>();
        var time = services.GetRequiredService<TimeProvider>();
        var logger = services.GetRequiredService<ILogger<InboxWork>>();
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        var consumers = services.GetServices<EventConsumer>().ToList();
        var reporter = services.GetRequiredService<FailureReporter>();
        var reports = new InboxReports(reporter, metrics, time);
        Lines = [.. InboxStream.Of(consumers, settings.Environment).Select(Line)];
        Upkeep = new(inbox, options, metrics, reporter, Lines, consumers.Any(c => c.IsReplica), time, logger);
        Loops = [.. Lines.SelectMany(line => line.Loops), .. Upkeep.Loops];

        InboxLine Line(InboxStream stream)
        {
            var lease = new EventLease(storage, $"inbox {stream.Name} {stream.Group}", settings.Owner, new(), time, metrics, logger);
            var transaction = new BatchTransaction(storage, inbox, stream, scopes, time, reached);
            var processors = Enumerable.Range(0, options.Lanes).Select(lane => new StreamProcessor(
                inbox,
                stream,
                new(lane, options.Lanes),
                new(storage, inbox, stream, transaction, reports, new(options.LimitAfter), time),
                options,
                lease,
                time,
                logger)).ToList();
            var intake = new StreamIntake(
                services.GetRequiredService<IEventStream>(),
                inbox,
                stream,
                options,
                lease,
                reports,
                count => processors.ForEach(p => p.Stored(count)),
                reached,
                time,
                logger);
            return new(stream, lease, intake, processors);
        }
    }

    /// <summary>The streams.</summary>
    public IReadOnlyList<InboxLine> Lines { get; }

    /// <summary>What keeps the tables in order.</summary>
    public InboxUpkeep Upkeep { get; }

    /// <inheritdoc/>
    public IReadOnlyList<EventLoop> Loops { get; }

    /// <summary>Somebody changed what there is to do.</summary>
    public void Look()
    {
        foreach (var processor in Lines.SelectMany(line => line.Processors))
            processor.Look();
    }
}
