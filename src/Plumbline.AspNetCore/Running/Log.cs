using Microsoft.Extensions.Logging;

namespace Plumbline.AspNetCore;

/// <summary>What is logged. No message holds a value from a request.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "{Operation} failed")]
    public static partial void Failed(ILogger logger, string operation, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "{Operation} took longer than its document allows ({Milliseconds} ms) and was cancelled")]
    public static partial void TimedOut(ILogger logger, string operation, double milliseconds);

    [LoggerMessage(3, LogLevel.Warning, "{Operation} is unavailable: {Reason}")]
    public static partial void Unavailable(ILogger logger, string operation, string reason, Exception exception);

    [LoggerMessage(4, LogLevel.Debug, "{Operation} refused a request with {StatusCode}: {Reason}")]
    public static partial void Refused(ILogger logger, string operation, int statusCode, string reason);
}
