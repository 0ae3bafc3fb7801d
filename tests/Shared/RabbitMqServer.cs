using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Plumbline.Tests.Shared;

/// <summary>
/// A real RabbitMQ for tests, one node or a cluster, with ports, folders and name server of its own; nothing of the machine's is touched.
/// </summary>
internal sealed class RabbitMqServer : IAsyncDisposable
{
    private const string Bin = "/usr/lib/rabbitmq/bin";

    private readonly string _folder = Directory.CreateTempSubdirectory("plumbline-rabbitmq-").FullName;
    private readonly int _namePort = FreePorts.One();
    private readonly Process _names;
    private readonly Node[] _nodes;

    private RabbitMqServer(int nodes)
    {
        if (!File.Exists($"{Bin}/rabbitmq-server"))
            throw new InvalidOperationException("These tests need RabbitMQ: apt-get install rabbitmq-server (build/test does so).");

        _nodes = [.. Enumerable.Range(1, nodes).Select(i => new Node($"plumbline{i}@localhost", Path.Combine(_folder, $"node{i}"), FreePorts.One(), FreePorts.One()))];
        _names = Start("epmd", ["-port", Text(_namePort), "-address", "127.0.0.1"], new Dictionary<string, string>(), Path.Combine(_folder, "epmd.log"));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => KillAll();
    }

    /// <summary>How many nodes it has.</summary>
    public int Nodes => _nodes.Length;

    /// <summary>Where it is, as the setting says it: every node.</summary>
    public string ConnectionString => string.Join(',', _nodes.Select(n => $"amqp://guest:guest@127.0.0.1:{n.Port}"));

    /// <summary>Starts a server.</summary>
    /// <param name="nodes">How many nodes; more than one make a cluster.</param>
    public static async Task<RabbitMqServer> StartAsync(int nodes = 1)
    {
        var server = new RabbitMqServer(nodes);
        try
        {
            // The first alone, so that the others find a cluster to join.
            await server.StartNodeAsync(0);
            await Task.WhenAll(Enumerable.Range(1, nodes - 1).Select(server.StartNodeAsync));
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a node (again); done when it takes connections.</summary>
    /// <param name="index">Which, from 0.</param>
    public async Task StartNodeAsync(int index)
    {
        var node = _nodes[index];
        Directory.CreateDirectory(node.Folder);
        await File.WriteAllTextAsync(Path.Combine(node.Folder, "rabbitmq.conf"), Configuration(node));
        await File.WriteAllTextAsync(Path.Combine(node.Folder, "enabled_plugins"), "[].");
        await File.WriteAllTextAsync(Path.Combine(node.Folder, "env.conf"), "");
        node.Process = Start($"{Bin}/rabbitmq-server", [], Variables(node), Path.Combine(node.Folder, "out.log"));
        await UntilListeningAsync(node, TimeSpan.FromMinutes(4));
    }

    /// <summary>
    /// Waits until a node that is killed would know its streams. It notes half a second late what is called by which name, and one that is killed
    /// in the second after its first stream was made cannot start any of its streams again.
    /// </summary>
    /// <param name="index">Which, from 0.</param>
    public async Task UntilStreamsAreNotedAsync(int index)
    {
        var node = _nodes[index];
        var names = Path.Combine(node.Folder, "data", node.Name, "coordination", node.Name, "names.dets");
        for (var end = DateTime.UtcNow + TimeSpan.FromMinutes(3); !await IsNotedAsync(); await Task.Delay(100))
        {
            if (DateTime.UtcNow > end)
                throw new InvalidOperationException($"RabbitMQ has not noted in {names} that it has streams.");
        }

        async Task<bool> IsNotedAsync() =>
            File.Exists(names) && Encoding.Latin1.GetString(await File.ReadAllBytesAsync(names)).Contains("rabbit_stream_coordinator", StringComparison.Ordinal);
    }

    /// <summary>Kills a node with SIGKILL, as a power cut would.</summary>
    /// <param name="index">Which, from 0.</param>
    public async Task KillNodeAsync(int index)
    {
        if (_nodes[index].Process is not { } process)
            return;

        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        _nodes[index].Process = null;
    }

    /// <summary>Closes every client's connection to a node.</summary>
    /// <param name="index">The node, from 0.</param>
    public Task CloseConnectionsAsync(int index = 0) => ControlAsync(index, "close_all_connections", "killed by a test");

    /// <summary>Runs rabbitmqctl.</summary>
    /// <param name="index">On which node, from 0.</param>
    /// <param name="arguments">What to do.</param>
    /// <returns>What it printed.</returns>
    public async Task<string> ControlAsync(int index, params string[] arguments)
    {
        var info = new ProcessStartInfo($"{Bin}/rabbitmqctl", ["-q", "-n", _nodes[index].Name, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Variables(_nodes[index]))
            info.Environment[name] = value;

        using var process = Process.Start(info)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"rabbitmqctl {string.Join(' ', arguments)}: {await errors}{await output}");
    }

    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < _nodes.Length; i++)
            await KillNodeAsync(i);

        KillAll();
        _names.Dispose();
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // A helper process of the node still writes; the folder is temporary anyhow.
        }
    }

    private static Process Start(string command, string[] arguments, Dictionary<string, string> variables, string log)
    {
        // A shell takes the output, so that nobody has to read it while the server runs.
        var info = new ProcessStartInfo("/bin/sh", ["-c", "log=$1; shift; exec \"$@\" > \"$log\" 2>&1 < /dev/null", "sh", log, command, .. arguments]);
        foreach (var (name, value) in variables)
            info.Environment[name] = value;

        return Process.Start(info)!;
    }

    private static async Task UntilListeningAsync(Node node, TimeSpan patience)
    {
        var end = DateTime.UtcNow + patience;
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, node.Port);
                return;
            }
            catch (SocketException) when (DateTime.UtcNow < end && node.Process is { HasExited: false })
            {
                await Task.Delay(100);
            }
            catch (SocketException)
            {
                throw new InvalidOperationException($"RabbitMQ did not start: {await File.ReadAllTextAsync(Path.Combine(node.Folder, "out.log"))}");
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Configuration(Node node)
    {
        var lines = new List<string>
        {
            $"listeners.tcp.1 = 127.0.0.1:{Text(node.Port)}",
            "log.console = false",
            "vm_memory_high_watermark.absolute = 512MB",
            "disk_free_limit.absolute = 50MB",
        };
        if (_nodes.Length > 1)
        {
            lines.Add("cluster_partition_handling = pause_minority");
            lines.Add("cluster_formation.peer_discovery_backend = classic_config");
            lines.AddRange(_nodes.Select((n, i) => $"cluster_formation.classic_config.nodes.{Text(i + 1)} = {n.Name}"));
        }

        return string.Join('\n', lines) + "\n";
    }

    private Dictionary<string, string> Variables(Node node) => new()
    {
        // The cookie lies there; the nodes of a cluster share it.
        ["HOME"] = _folder,
        ["ERL_EPMD_PORT"] = Text(_namePort),
        ["RABBITMQ_NODENAME"] = node.Name,
        ["RABBITMQ_DIST_PORT"] = Text(node.DistributionPort),
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(node.Folder, "data"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(node.Folder, "log"),
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(node.Folder, "rabbitmq.conf"),
        ["RABBITMQ_ADVANCED_CONFIG_FILE"] = Path.Combine(node.Folder, "advanced.config"),
        ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(node.Folder, "env.conf"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(node.Folder, "enabled_plugins"),
        ["RABBITMQ_PID_FILE"] = Path.Combine(node.Folder, "pid"),
    };

    private void KillAll()
    {
        foreach (var process in _nodes.Select(n => n.Process).Append(_names))
        {
            try
            {
                process?.Kill(entireProcessTree: true);
            }
            catch (InvalidOperationException)
            {
                // It has ended.
            }
        }
    }

    private sealed record Node(string Name, string Folder, int Port, int DistributionPort)
    {
        public Process? Process { get; set; }
    }
}
