using Microsoft.Extensions.Logging;

namespace Plumbline.RabbitMQ;

/// <summary>What is logged: changes of state, once each.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "RabbitMQ at {Address} is away ({Purpose}): {Reason} Events wait until it is back.")]
    public static partial void BrokerAway(this ILogger logger, string address, string purpose, string reason);

    [LoggerMessage(2, LogLevel.Information, "RabbitMQ at {Address} is back after {Away} ({Purpose}).")]
    public static partial void BrokerBack(this ILogger logger, string address, string purpose, TimeSpan away);

    [LoggerMessage(3, LogLevel.Information, "Group {Group} reads {Stream} again from where it acknowledged: {Reason}")]
    public static partial void ReadingAgain(this ILogger logger, string group, string stream, string reason);
}
