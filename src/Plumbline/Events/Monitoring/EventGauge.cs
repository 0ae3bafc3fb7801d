using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Plumbline.Events;

/// <summary>Something that is measured now and then, and told when metrics are collected.</summary>
internal sealed class EventGauge
{
    private readonly ConcurrentDictionary<string, double> _values = new(StringComparer.Ordinal);

    /// <summary>Adds it to a meter.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="name">Its name.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="description">What it says.</param>
    public EventGauge(Meter meter, string name, string unit, string description) => meter.CreateObservableGauge(name, Observe, unit, description);

    /// <summary>Tells what was measured.</summary>
    /// <param name="value">The value.</param>
    /// <param name="stream">Of which stream; null for all.</param>
    public void Set(double value, string? stream = null) => _values[stream ?? ""] = value;

    private IEnumerable<Measurement<double>> Observe() => _values.Select(value => value.Key.Length == 0
        ? new Measurement<double>(value.Value)
        : new Measurement<double>(value.Value, new KeyValuePair<string, object?>(EventMetrics.Destination, value.Key)));
}
