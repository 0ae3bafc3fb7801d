using Microsoft.Extensions.Logging;

namespace Plumbline.Events;

/// <summary>What is logged about events: changes of state once each, and no personal data.</summary>
internal static partial class EventLog
{
    [LoggerMessage(1, LogLevel.Warning, "The {Loop} fails; it goes on trying.")]
    public static partial void LoopFails(this ILogger logger, Exception exception, string loop);

    [LoggerMessage(2, LogLevel.Information, "The {Loop} works again after {Failing}.")]
    public static partial void LoopWorksAgain(this ILogger logger, string loop, TimeSpan failing);

    [LoggerMessage(3, LogLevel.Warning, "The {Loop} could not give back what it held; it is free after a while.")]
    public static partial void LoopEndFails(this ILogger logger, Exception exception, string loop);

    [LoggerMessage(4, LogLevel.Warning, "A monitor of events failed; the others were told.")]
    public static partial void MonitorFails(this ILogger logger, Exception exception);

    [LoggerMessage(5, LogLevel.Information, "Lease {Lease} is ours, token {Token}.")]
    public static partial void LeaseTaken(this ILogger logger, string lease, long token);

    [LoggerMessage(6, LogLevel.Information, "Lease {Lease} is no longer ours.")]
    public static partial void LeaseLost(this ILogger logger, string lease);

    [LoggerMessage(7, LogLevel.Warning, "{Kind}: {Message} (stream {Stream}, handler {Handler}, event {EventId}, attempt {Attempt}, {Count} times since {FirstSeen:O})")]
    public static partial void Failure(
        this ILogger logger, Exception? exception, FailureKind kind, string message, string? stream, string? handler, Guid? eventId, int attempt, int count, DateTimeOffset firstSeen);

    [LoggerMessage(8, LogLevel.Warning, "The stream takes nothing: {Reason} Events wait until it does; writes go on.")]
    public static partial void StreamAway(this ILogger logger, string reason);

    [LoggerMessage(9, LogLevel.Information, "The stream takes events again after {Away}.")]
    public static partial void StreamBack(this ILogger logger, TimeSpan away);

    [LoggerMessage(EventId = 10, Message = "Events stay in the memory of this process: no other process sees them, and they are gone when it ends. Set Plumbline:Stream:Provider, to InMemory if that is meant, or to RabbitMQ (package Plumbline.RabbitMQ).")]
    public static partial void StreamInMemory(this ILogger logger, LogLevel level);

    [LoggerMessage(11, LogLevel.Warning, "Another process has lease {Lease}: it uses the same database ({Place}), and a SQLite file is for one process. This one takes over when that one has ended. Let it use a file of its own (Plumbline:Storage:ConnectionString), or use PostgreSQL for several processes.")]
    public static partial void LeaseElsewhere(this ILogger logger, string lease, string place);
}
