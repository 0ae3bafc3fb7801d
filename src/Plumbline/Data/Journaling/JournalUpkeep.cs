using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Plumbline.Data;

/// <summary>Keeps the journals up once an hour, as long as the service runs.</summary>
/// <param name="retention">Does it.</param>
/// <param name="clock">Tells when.</param>
/// <param name="log">Hears of it.</param>
internal sealed partial class JournalUpkeep(JournalKeeping retention, TimeProvider clock, ILogger<JournalUpkeep> log) : BackgroundService
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    // Whoever starts has other things to do than to drop old days.
    private static readonly TimeSpan s_first = TimeSpan.FromMinutes(1);

    private volatile JournalState? _state;
    private volatile Exception? _failure;

    /// <summary>What came of it the last time; null where it has not run yet.</summary>
    public JournalState? State => _state;

    /// <summary>Why it failed the last time; null where it did not.</summary>
    public Exception? Failure => _failure;

    /// <summary>Keeps the journals up now.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var state = await retention.RunAsync(cancellationToken).ConfigureAwait(false);
            (_state, _failure) = (state, null);
            foreach (var dropped in state.Dropped)
                LogDropped(dropped, retention.Keep.TotalDays);

            foreach (var overdue in state.Overdue)
                LogOverdue(overdue, retention.Keep.TotalDays);
        }
        catch (DbException exception)
        {
            // Somebody used the table for longer than we wait, or the database is not there: the next time does.
            _failure = exception;
            LogFailed(exception);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (retention.Journals.Count == 0)
            return;

        try
        {
            await Task.Delay(s_first, clock, stoppingToken).ConfigureAwait(false);
            while (true)
            {
                await RunAsync(stoppingToken).ConfigureAwait(false);
                await Task.Delay(_failure is null ? s_hour : s_first, clock, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A host that is disposed of without being stopped would call this a fault.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Dropped {What} from the journal: older than {Days} days")]
    private partial void LogDropped(string what, double days);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{What} are older than {Days} days, and stay in the journal because some of their records are not published yet")]
    private partial void LogOverdue(string what, double days);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The journals could not be kept up; trying again in a minute")]
    private partial void LogFailed(Exception exception);
}
