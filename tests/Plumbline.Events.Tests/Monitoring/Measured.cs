using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Plumbline.Events.Tests.Monitoring;

/// <summary>What a meter measures while this lives. Other tests may measure too: ask by attributes of one's own.</summary>
internal sealed class Measured : IDisposable
{
    private readonly ConcurrentQueue<(string Name, double Value, KeyValuePair<string, object?>[] Tags)> _values = [];
    private readonly MeterListener _listener = new();

    public Measured(string meter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == meter)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _values.Enqueue((instrument.Name, value, tags.ToArray())));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => _values.Enqueue((instrument.Name, value, tags.ToArray())));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => _values.Enqueue((instrument.Name, value, tags.ToArray())));
        _listener.Start();
    }

    public double Sum(string name, params (string Key, string Value)[] tags) => Of(name, tags).Sum();

    public IReadOnlyList<double> Of(string name, params (string Key, string Value)[] tags) =>
        [.. _values.Where(v => v.Name == name && tags.All(t => v.Tags.Any(x => x.Key == t.Key && x.Value?.ToString() == t.Value))).Select(v => v.Value)];

    /// <summary>Asks the gauges.</summary>
    public void Observe() => _listener.RecordObservableInstruments();

    public void Dispose() => _listener.Dispose();
}
