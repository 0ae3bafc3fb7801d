namespace Plumbline.Events;

/// <summary>Waits that double from one failure to the next. Not for several threads at once.</summary>
internal sealed class BackOff
{
    private readonly TimeSpan _first;
    private readonly TimeSpan _longest;
    private readonly Func<double> _random;
    private int _failures;

    /// <summary>Waits that start short.</summary>
    /// <param name="first">The wait after the first failure.</param>
    /// <param name="longest">The longest wait.</param>
    /// <param name="random">From 0 up to, and without, 1; chance where null.</param>
    public BackOff(TimeSpan first, TimeSpan longest, Func<double>? random = null) =>
        (_first, _longest, _random) = (first, longest, random ?? Random.Shared.NextDouble);

    /// <summary>How many failures there were since the last success.</summary>
    public int Failures => _failures;

    /// <summary>The wait after one more failure: up to a fifth shorter or longer, so that many do not come back at the same moment.</summary>
    public TimeSpan Next()
    {
        // From 2^20 on every wait is the longest.
        var wait = Math.Min(_first.TotalSeconds * Math.Pow(2, Math.Min(_failures++, 20)), _longest.TotalSeconds);
        return TimeSpan.FromSeconds(wait * (0.8 + (0.4 * _random())));
    }

    /// <summary>It worked.</summary>
    public void Reset() => _failures = 0;
}
