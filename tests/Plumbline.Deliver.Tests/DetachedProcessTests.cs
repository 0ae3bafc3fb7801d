using System.Diagnostics;
using System.Globalization;
using Plumbline.Tool.Delivery.Providers;

namespace Plumbline.Deliver.Tests;

public sealed class DetachedProcessTests : IDisposable
{
    private static readonly Dictionary<string, string> s_environment = new(StringComparer.Ordinal) { ["GREETING"] = "it runs" };

    private readonly string _folder = Directory.CreateTempSubdirectory("plumbline-process-").FullName;

    [Fact]
    public async Task Is_known_from_its_first_moment_in_a_session_of_its_own_and_stops_when_asked()
    {
        var process = new DetachedProcess(_folder);
        await process.StartAsync(_folder, ["/bin/sh", "-c", "echo \"$GREETING\"; sleep 600 & wait"], s_environment, TestContext.Current.CancellationToken);
        var id = process.ProcessId!.Value;

        // Whoever asks later, another command, finds the same one, and starts no second.
        var again = new DetachedProcess(_folder);
        await again.StartAsync(_folder, ["/bin/sh", "-c", "sleep 600"], s_environment, TestContext.Current.CancellationToken);
        Assert.Equal(id, again.ProcessId);
        var session = (await File.ReadAllTextAsync($"/proc/{id}/stat", TestContext.Current.CancellationToken)).Split(") ")[1].Split(' ')[3];
        Assert.Equal(id.ToString(CultureInfo.InvariantCulture), session);

        for (var i = 0; i < 2400 && process.LogTail.Length == 0; i++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Equal("it runs", process.LogTail);
        await again.StopAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Null(process.ProcessId);
    }

    [Fact]
    public async Task Is_killed_where_it_does_not_listen()
    {
        var process = new DetachedProcess(_folder);
        await process.StartAsync(_folder, ["/bin/sh", "-c", "trap '' TERM; while true; do sleep 1; done"], s_environment, TestContext.Current.CancellationToken);
        Assert.NotNull(process.ProcessId);
        await process.StopAsync(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        Assert.Null(process.ProcessId);
    }

    [Fact]
    public async Task Leaves_another_process_alone_that_got_its_number()
    {
        using var other = Process.Start("/bin/sleep", "600");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(_folder, "pid"), $"{other.Id} 12345\n", TestContext.Current.CancellationToken);
            var process = new DetachedProcess(_folder);
            Assert.Null(process.ProcessId);
            await process.StopAsync(TimeSpan.Zero, TestContext.Current.CancellationToken);
            Assert.False(other.HasExited);
        }
        finally
        {
            other.Kill();
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
