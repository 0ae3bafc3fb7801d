namespace Plumbline.Client;

/// <summary>When a client leaves a failing service alone, and for how long.</summary>
public sealed class ApiCircuitBreakerOptions
{
    /// <summary>The share of failed attempts that opens the circuit, from 0 (excluded) to 1. Default 0.5.</summary>
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>Fewer attempts than this in <see cref="SamplingDuration"/> never open it; at least 2. Default 20.</summary>
    public int MinimumThroughput { get; set; } = 20;

    /// <summary>The time over which attempts are counted; at least half a second. Default 30 seconds.</summary>
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long it stays open before one call is let through to try; at least half a second. Default 10 seconds.</summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(10);
}
