using System.Text;
using System.Text.Json;
using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>What the inbox's statements say differently in each dialect.</summary>
/// <param name="storage">The database.</param>
internal sealed class InboxSql(Storage storage)
{
    /// <summary>Whether it is PostgreSQL.</summary>
    public bool IsPostgreSql { get; } = storage.Dialect == SqlDialect.PostgreSql;

    /// <summary>The table of streams.</summary>
    public string Streams => IsPostgreSql ? "events.inbox_stream" : "event_inbox_stream";

    /// <summary>The table of events.</summary>
    public string Inbox => IsPostgreSql ? "events.inbox" : "event_inbox";

    /// <summary>The table of what is to be handled.</summary>
    public string Queue => IsPostgreSql ? "events.inbox_queue" : "event_inbox_queue";

    /// <summary>The table of what failed.</summary>
    public string Failed => IsPostgreSql ? "events.inbox_failed" : "event_inbox_failed";

    /// <summary>The table of how far replicas are.</summary>
    public string Replica => IsPostgreSql ? "events.replica" : "event_replica";

    /// <summary>Now, as the value of a parameter that <see cref="NowText"/> takes.</summary>
    /// <remarks>PostgreSQL is asked for its own time, as several machines use it; a clock that a test set goes before.</remarks>
    public object? Now => IsPostgreSql && storage.Clock == TimeProvider.System ? null : SqlValue.DateTime(storage.Dialect, storage.Clock.GetUtcNow());

    /// <summary>The time now.</summary>
    /// <param name="parameter">The number of the parameter with <see cref="Now"/>.</param>
    public string NowText(int parameter) => IsPostgreSql ? $"coalesce(${parameter}::timestamptz, clock_timestamp())" : $"${parameter}";

    /// <summary>A time as far from another as a parameter says in microseconds.</summary>
    /// <param name="time">The other time.</param>
    /// <param name="parameter">The number of the parameter with <see cref="Span"/>.</param>
    public string After(string time, int parameter) => IsPostgreSql ? $"({time} + ${parameter}::bigint * interval '1 microsecond')" : $"({time} + ${parameter})";

    /// <summary>That a column is one of several values.</summary>
    /// <param name="column">The column.</param>
    /// <param name="parameter">The number of the parameter with <see cref="Numbers"/> or <see cref="Texts"/>.</param>
    public string In(string column, int parameter) => IsPostgreSql ? $"{column} = any(${parameter})" : $"{column} in (select value from json_each(${parameter}))";

    /// <summary>A span as a parameter.</summary>
    /// <param name="span">The span.</param>
    public static object Span(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>An instant as a parameter.</summary>
    /// <param name="instant">The instant.</param>
    public object Instant(DateTimeOffset instant) => SqlValue.DateTime(storage.Dialect, instant);

    /// <summary>A UUID as a parameter.</summary>
    /// <param name="value">The UUID.</param>
    public object Uuid(Guid value) => SqlValue.Uuid(storage.Dialect, value);

    /// <summary>A boolean as a parameter.</summary>
    /// <param name="value">The boolean.</param>
    public object Boolean(bool value) => SqlValue.Boolean(storage.Dialect, value);

    /// <summary>Numbers as one parameter.</summary>
    /// <param name="values">The numbers.</param>
    public object Numbers(IEnumerable<long> values) => IsPostgreSql ? values.ToArray() : $"[{string.Join(',', values)}]";

    /// <summary>Texts as one parameter.</summary>
    /// <param name="values">The texts.</param>
    public object Texts(IEnumerable<string> values) =>
        IsPostgreSql ? values.ToArray() : new StringBuilder("[").AppendJoin(',', values.Select(v => $"\"{JsonEncodedText.Encode(v)}\"")).Append(']').ToString();
}
