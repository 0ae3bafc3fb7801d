namespace Plumbline.Data;

/// <summary>Instants as both databases keep them: to the microsecond, without an offset.</summary>
internal static class Microseconds
{
    /// <summary>Cuts off what is finer than a microsecond, and goes to UTC.</summary>
    /// <param name="value">The instant.</param>
    public static DateTimeOffset Truncate(DateTimeOffset value)
    {
        var ticks = value.UtcTicks;
        return new(ticks - (ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    /// <summary>Microseconds since 1970.</summary>
    /// <param name="value">The instant.</param>
    public static long FromInstant(DateTimeOffset value) =>
        (Truncate(value).Ticks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The instant of <see cref="FromInstant"/>.</summary>
    /// <param name="microseconds">Microseconds since 1970.</param>
    public static DateTimeOffset ToInstant(long microseconds) =>
        new(checked(DateTimeOffset.UnixEpoch.Ticks + (microseconds * TimeSpan.TicksPerMicrosecond)), TimeSpan.Zero);
}
