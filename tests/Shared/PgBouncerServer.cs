using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Plumbline.Tests.Shared;

/// <summary>A real PgBouncer in transaction mode for tests: each transaction goes to whichever session of the server is free.</summary>
internal sealed class PgBouncerServer : IAsyncDisposable
{
    private const string Command = "/usr/sbin/pgbouncer";

    private readonly string _folder;
    private readonly int _port;
    private readonly Process _process;

    private PgBouncerServer(string folder, int port, Process process) => (_folder, _port, _process) = (folder, port, process);

    /// <summary>Starts one.</summary>
    /// <param name="server">The port of the database server on 127.0.0.1.</param>
    /// <param name="user">Who it is there.</param>
    /// <param name="sessions">How many sessions of the server it uses.</param>
    public static async Task<PgBouncerServer> StartAsync(int server, string user, int sessions)
    {
        if (!File.Exists(Command))
            throw new InvalidOperationException("These tests need PgBouncer: apt-get install pgbouncer (build/test does so).");

        var folder = Directory.CreateTempSubdirectory("plumbline-pgbouncer-").FullName;
        var port = FreePorts.One();
        var file = Path.Combine(folder, "pgbouncer.ini");
        await File.WriteAllTextAsync(file, string.Create(CultureInfo.InvariantCulture, $"""
            [databases]
            * = host=127.0.0.1 port={server} user={user}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = any
            pool_mode = transaction
            default_pool_size = {sessions}
            ignore_startup_parameters = extra_float_digits

            """)).ConfigureAwait(false);

        // It does not run as root.
        string[] asOther = string.Equals(Environment.UserName, "root", StringComparison.Ordinal) ? ["-u", "postgres"] : [];
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        var info = new ProcessStartInfo("/bin/sh", ["-c", "log=$1; shift; exec \"$@\" > \"$log\" 2>&1 < /dev/null", "sh", Path.Combine(folder, "log"), Command, .. asOther, file]);
        var started = new PgBouncerServer(folder, port, Process.Start(info)!);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => started.Stop();
        await started.UntilListeningAsync().ConfigureAwait(false);
        return started;
    }

    /// <summary>The connection string for a database of the server, as behind a pooler in transaction mode it has to be.</summary>
    /// <param name="database">The database.</param>
    public string ConnectionString(string database) => string.Create(
        CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Database={database};Username=anybody;No Reset On Close=true;Max Auto Prepare=0");

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Stop();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
        return default;
    }

    private void Stop()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }
    }

    private async Task UntilListeningAsync()
    {
        for (var end = DateTime.UtcNow.AddSeconds(60); ; await Task.Delay(50).ConfigureAwait(false))
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, _port).ConfigureAwait(false);
                return;
            }
            catch (SocketException) when (DateTime.UtcNow < end && !_process.HasExited)
            {
            }
            catch (SocketException)
            {
                throw new InvalidOperationException($"PgBouncer did not start: {await File.ReadAllTextAsync(Path.Combine(_folder, "log")).ConfigureAwait(false)}");
            }
        }
    }
}
