using Plumbline.Tool.Delivery;

namespace Plumbline.Deliver.Tests;

public sealed class DeliveryLogTests : IDisposable
{
    private readonly DeliveryFolder _folder = new(Directory.CreateTempSubdirectory("plumbline-log-").FullName);

    [Fact]
    public void Keeps_what_was_there_before_and_survives_a_line_that_was_cut_off()
    {
        var log = new DeliveryLog(_folder, _ => { });
        log.Note("start", "users", "1.0.0", "done", "one\nline");
        File.AppendAllText(_folder.LogPath, """{"time":"2026-11-27T10:0""");
        log.Note("health", "users", "1.0.0", "refused", "it is ill");
        Assert.Equal(["start: one\nline", "health: it is ill"], DeliveryLog.Read(_folder).Select(entry => $"{entry.Step}: {entry.Reason}"));

        // A line for each, whatever a reason holds.
        Assert.Equal(3, File.ReadAllLines(_folder.LogPath).Length);
    }

    [Fact]
    public void Lets_in_one_command_at_a_time()
    {
        using (_folder.Lock())
            Assert.Contains("another delivery works", Assert.Throws<Tool.Hosting.ToolException>(_folder.Lock).Message, StringComparison.Ordinal);
        _folder.Lock().Dispose();
    }

    [Fact]
    public void Says_so_where_the_state_cannot_be_read()
    {
        File.WriteAllText(_folder.In("state.json"), "{ \"services\": 1 }");
        Assert.Contains("is not what deliveries write", Assert.Throws<Tool.Hosting.ToolException>(() => _folder.ReadState()).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder.Path, recursive: true);
}
