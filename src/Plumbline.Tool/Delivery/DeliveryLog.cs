using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Plumbline.Tool.Delivery;

/// <summary>Something that a delivery did.</summary>
internal sealed record DeliveryEvent
{
    /// <summary>When, in UTC.</summary>
    public required string Time { get; init; }

    /// <summary>The step: start, health, conformance, contract, ...</summary>
    public required string Step { get; init; }

    /// <summary>The service.</summary>
    public required string Service { get; init; }

    /// <summary>The version.</summary>
    public required string Version { get; init; }

    /// <summary>What came of it: done, refused, failed, skipped.</summary>
    public required string Outcome { get; init; }

    /// <summary>Why, or what exactly.</summary>
    public required string Reason { get; init; }
}

/// <summary>The log of a folder: a line of JSON for each event, only ever appended to.</summary>
/// <param name="folder">The folder.</param>
/// <param name="tell">Gets each event as it happens.</param>
internal sealed class DeliveryLog(DeliveryFolder folder, Action<DeliveryEvent> tell)
{
    private static readonly JsonSerializerOptions s_line = new(DeliveryFolder.Json) { WriteIndented = false, DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    /// <summary>Notes an event.</summary>
    public void Note(string step, string service, string version, string outcome, string reason)
    {
        var entry = new DeliveryEvent
        {
            Time = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            Step = step,
            Service = service,
            Version = version,
            Outcome = outcome,
            Reason = reason,
        };
        Directory.CreateDirectory(folder.Path);
        // A command that was killed may have left half a line, which must not swallow this one.
        var isCut = new FileInfo(folder.LogPath) is { Exists: true, Length: > 0 } && !EndsLine(folder.LogPath);
        File.AppendAllText(folder.LogPath, (isCut ? "\n" : "") + JsonSerializer.Serialize(entry, s_line) + "\n");
        tell(entry);
    }

    /// <summary>The events of a folder, the oldest first; lines that are cut off are left out.</summary>
    /// <param name="folder">The folder.</param>
    public static IReadOnlyList<DeliveryEvent> Read(DeliveryFolder folder)
    {
        var events = new List<DeliveryEvent>();
        foreach (var line in File.Exists(folder.LogPath) ? File.ReadLines(folder.LogPath) : [])
        {
            try
            {
                if (line.Length > 0)
                    events.Add(JsonSerializer.Deserialize<DeliveryEvent>(line, DeliveryFolder.Json)!);
            }
            catch (JsonException)
            {
                // Cut off.
            }
        }

        return events;
    }

    private static bool EndsLine(string path)
    {
        using var file = File.OpenRead(path);
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
    }
}
