using System.Diagnostics;
using Plumbline.Tests.Shared;
using Plumbline.Tool.Delivery;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Deliver.Tests.Lab;

/// <summary>A place of its own to deliver to: ports, state, gateway.</summary>
internal sealed class DeliveryPlace : IAsyncDisposable
{
    private readonly ToolTest _test = new();
    private readonly UsersRepository _repository;
    private readonly string _settings = $"plumbline.{Guid.NewGuid():n}.json";

    public DeliveryPlace(UsersRepository repository, int instances = 2, int watch = 3, bool withOrders = false)
    {
        _repository = repository;
        var ports = FreePorts.Range((2 * instances) + (withOrders ? 3 : 1));
        Address = new($"http://127.0.0.1:{ports}/");
        File.WriteAllText(Path.Combine(repository.Folder, _settings), withOrders
            ? LabProjects.BothSettings($"127.0.0.1:{ports}", ports + 1, _test.Folder + "/s", watch)
            : LabProjects.Settings($"127.0.0.1:{ports}", ports + 1, instances, _test.Folder + "/s", watch));
    }

    /// <summary>Where callers come in.</summary>
    public Uri Address { get; }

    /// <summary>The folder in which deliveries are kept.</summary>
    public DeliveryFolder Folder => new(_test.PathOf("s"));

    /// <summary>What runs.</summary>
    public ServiceState State => StateOf("users");

    /// <summary>The log.</summary>
    public IReadOnlyList<DeliveryEvent> Log => DeliveryLog.Read(Folder);

    /// <summary>The processes of instances.</summary>
    public IReadOnlyList<int> Processes => ProcessesOf("Users.dll", _test.Folder + "/s/");

    /// <summary>Those of Orders.</summary>
    public IReadOnlyList<int> OrdersProcesses => ProcessesOf("Orders.dll", _test.Folder + "/s/");

    /// <summary>Those of the local environment.</summary>
    public IReadOnlyList<int> LocalProcesses => ProcessesOf("Users.dll", _test.Folder + "/s-local/");

    /// <summary>What runs of a service.</summary>
    public ServiceState StateOf(string service) => Folder.ReadState().Of(service);

    /// <summary>Runs a command here.</summary>
    public Task<ToolResult> RunAsync(params string[] args) => _test.RunInAsync(_repository.Folder, ["deliver", .. args, "--settings", _settings]);

    /// <summary>Releases a version.</summary>
    public Task<ToolResult> ReleaseAsync(string version, params string[] args) => RunAsync(["release", "--artifact", _repository.Artifact(version), .. args]);

    /// <summary>Releases a version by a process of its own, which can be killed.</summary>
    public Process StartRelease(string version)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "Plumbline.Tool.dll");
        var start = new ProcessStartInfo("dotnet", [tool, "deliver", "release", "--artifact", _repository.Artifact(version), "--settings", _settings])
        {
            WorkingDirectory = _repository.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("stop", "--yes");
        await RunAsync("stop", "--local");
        Assert.Empty(ProcessesOf("Users.dll", _test.Folder));
        Assert.Empty(ProcessesOf("Orders.dll", _test.Folder));
        Assert.Empty(ProcessesOf("haproxy.cfg", _test.Folder));
        _test.Dispose();
        File.Delete(Path.Combine(_repository.Folder, _settings));
    }

    // By what the system says, not by what deliveries noted.
    private static List<int> ProcessesOf(string word, string folder) =>
    [
        .. Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _))
            .Where(name => CommandLine(name!) is var line && line.Contains(word, StringComparison.Ordinal) && line.Contains(folder, StringComparison.Ordinal)).Select(name => int.Parse(name!, null)),
    ];

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
