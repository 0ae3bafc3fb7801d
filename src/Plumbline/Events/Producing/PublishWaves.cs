namespace Plumbline.Events;

/// <summary>Puts events in an order in which no two of a key are on their way at the same time, so that sending one again cannot move it behind the next.</summary>
internal static class PublishWaves
{
    /// <summary>The events of one stream in groups that may be under way at the same time: the i-th of each key is in the i-th wave.</summary>
    /// <param name="events">The events, in order.</param>
    /// <param name="window">The most of a group.</param>
    public static IEnumerable<PageEvent[]> Of(IEnumerable<PageEvent> events, int window)
    {
        var waves = new List<List<PageEvent>>();
        var ofKey = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var e in events)
        {
            var wave = ofKey.GetValueOrDefault(e.Event!.Key);
            ofKey[e.Event.Key] = wave + 1;
            if (wave == waves.Count)
                waves.Add([]);

            waves[wave].Add(e);
        }

        return waves.SelectMany(wave => wave.Chunk(window));
    }
}
