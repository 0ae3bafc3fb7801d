using System.Text.Json;
using System.Text.Json.Serialization;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Delivery;

/// <summary>The folder in which deliveries are kept: state, log, releases, data, and what runs.</summary>
/// <param name="path">Its absolute path.</param>
internal sealed class DeliveryFolder(string path)
{
    /// <summary>How JSON is written here.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Its absolute path.</summary>
    public string Path { get; } = path;

    /// <summary>The log of events.</summary>
    public string LogPath => In("log.jsonl");

    private string StatePath => In("state.json");

    /// <summary>A path in it.</summary>
    /// <param name="parts">The parts.</param>
    public string In(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Where a release of a service lies.</summary>
    /// <param name="service">The service.</param>
    /// <param name="digest">The artifact's hash.</param>
    public string Release(string service, string digest) => In("releases", service, digest);

    /// <summary>Makes sure that no other command works on this folder until the result is disposed. The system lets go for a command that dies.</summary>
    public IDisposable Lock()
    {
        Directory.CreateDirectory(Path);
        try
        {
            return new FileStream(In("lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new ToolException($"another delivery works in '{Path}'; wait for its end, 'plumbline deliver log' tells how far it is");
        }
    }

    /// <summary>Reads the state.</summary>
    public DeliveryState ReadState()
    {
        if (!File.Exists(StatePath))
            return new();

        try
        {
            return JsonSerializer.Deserialize<DeliveryState>(File.ReadAllText(StatePath), Json)!;
        }
        catch (JsonException exception)
        {
            throw new ToolException($"'{StatePath}' is not what deliveries write ({exception.Message.TrimEnd('.')}); bring it back from a copy, or stop what runs and remove the folder");
        }
    }

    /// <summary>Writes a service's state; nobody ever sees half of it.</summary>
    /// <param name="service">The service.</param>
    /// <param name="state">Its state.</param>
    public void Write(string service, ServiceState state)
    {
        var all = ReadState();
        all.Services[service] = state;
        OutputFile.Write(StatePath, JsonSerializer.Serialize(all, Json));
    }
}
