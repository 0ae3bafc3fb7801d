using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Plumbline.Tests.Shared;

/// <summary>A private PostgreSQL server on a free port with a data folder of its own. It is stopped with the process, or when disposed of.</summary>
internal sealed class PostgreSqlServer : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgreSqlServer>> s_shared = new(() => StartAsync(isDurable: false));
    private static int s_databases;

    private readonly string _bin;

    private PostgreSqlServer(string bin, string folder, int port) => (_bin, Folder, Port) = (bin, folder, port);

    /// <summary>The data folder.</summary>
    public string Folder { get; }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; private set; }

    /// <summary>The server that all tests of this process share. It does not wait for the disk.</summary>
    public static Task<PostgreSqlServer> SharedAsync() => s_shared.Value;

    /// <summary>
    /// Stops the server that all tests share, where one of them started it. A fixture of the test assembly calls this: what is left for the
    /// process's end has ten seconds there, and a folder with many databases may need more.
    /// </summary>
    public static async ValueTask StopSharedAsync()
    {
        if (s_shared.IsValueCreated)
            await (await s_shared.Value.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Starts a server.</summary>
    /// <param name="isDurable">Whether commits wait for the disk.</param>
    /// <param name="settings">Settings beside the defaults: <c>max_connections=20</c>.</param>
    public static async Task<PostgreSqlServer> StartAsync(bool isDurable, params string[] settings)
    {
        var bin = FindBin();
        var folder = Directory.CreateTempSubdirectory("plumbline-pg-").FullName;
        var server = new PostgreSqlServer(bin, folder, FreePorts.One());
        if (IsRoot)
            await RunAsync("chown", "postgres", folder).ConfigureAwait(false);

        await server.PostgresAsync("initdb", "-D", server.Data, "-U", "plumbline", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync").ConfigureAwait(false);
        var options = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"-p {server.Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"));
        if (!isDurable)
            options.Append(" -c fsync=off -c synchronous_commit=off -c full_page_writes=off");
        foreach (var setting in settings)
            options.Append(" -c ").Append(setting);

        await File.WriteAllTextAsync(Path.Combine(folder, "options"), options.ToString()).ConfigureAwait(false);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Stop();
        await server.StartAsync().ConfigureAwait(false);
        return server;
    }

    /// <summary>A connection string.</summary>
    /// <param name="database">The database.</param>
    public string ConnectionString(string database = "postgres") =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username=plumbline;Database={database}");

    /// <summary>Creates a database.</summary>
    /// <param name="template">The database to copy, which nobody is connected to; an empty one where null.</param>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref s_databases)}");
        await RunAsync(
            Path.Combine(_bin, "psql"), "-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture), "-U", "plumbline", "-d", "postgres", "-q", "-c", $"create database {name}{(template is null ? "" : $" template {template}")}").ConfigureAwait(false);
        return ConnectionString(name);
    }

    /// <summary>Starts the server, which was stopped.</summary>
    public async Task StartAsync()
    {
        try
        {
            await PostgresAsync(
                "pg_ctl", "-D", Data, "-w", "-t", "240", "-l", Path.Combine(Folder, "log"), "-o", await File.ReadAllTextAsync(Path.Combine(Folder, "options")).ConfigureAwait(false), "start").ConfigureAwait(false);
        }
        catch (InvalidOperationException e)
        {
            // The command only says where the reason is written.
            var log = await File.ReadAllLinesAsync(Path.Combine(Folder, "log")).ConfigureAwait(false);
            throw new InvalidOperationException($"PostgreSQL did not start: {string.Join('\n', log.TakeLast(10))}", e);
        }
    }

    /// <summary>Stops the server as a power failure would: connections break, and it recovers at the next start.</summary>
    public Task CrashAsync() => PostgresAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");

    /// <summary>Stops the server with SIGKILL, without a word to those who use it; it recovers at the next start.</summary>
    public async Task KillAsync()
    {
        var first = (await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid")).ConfigureAwait(false))[0];
        using var server = Process.GetProcessById(int.Parse(first, CultureInfo.InvariantCulture));
        server.Kill(entireProcessTree: true);
        await server.WaitForExitAsync().ConfigureAwait(false);
    }

    /// <summary>Starts a second server that has everything this one has now, and follows it no further until it is promoted.</summary>
    public async Task<PostgreSqlServer> CopyAsync()
    {
        var folder = Directory.CreateTempSubdirectory("plumbline-pg-").FullName;
        var copy = new PostgreSqlServer(_bin, folder, FreePorts.One());
        if (IsRoot)
            await RunAsync("chown", "postgres", folder).ConfigureAwait(false);

        await copy.PostgresAsync("pg_basebackup", "-D", copy.Data, "-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture), "-U", "plumbline", "-X", "stream", "-c", "fast", "--no-sync").ConfigureAwait(false);
        await copy.PostgresAsync("touch", Path.Combine(copy.Data, "standby.signal")).ConfigureAwait(false);
        var options = await File.ReadAllTextAsync(Path.Combine(Folder, "options")).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(folder, "options"), options
            .Replace(string.Create(CultureInfo.InvariantCulture, $"-p {Port} "), string.Create(CultureInfo.InvariantCulture, $"-p {copy.Port} "), StringComparison.Ordinal)
            .Replace(Folder, folder, StringComparison.Ordinal)).ConfigureAwait(false);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => copy.Stop();
        await copy.StartAsync().ConfigureAwait(false);
        return copy;
    }

    /// <summary>Lets a copy take over: it accepts writes from now on.</summary>
    public Task PromoteAsync() => PostgresAsync("pg_ctl", "-D", Data, "-w", "promote");

    /// <summary>Lets a copy take over where the first one was, which is gone: clients find it at the same address.</summary>
    /// <param name="failed">The first one.</param>
    public async Task TakeOverAsync(PostgreSqlServer failed)
    {
        await PostgresAsync("pg_ctl", "-D", Data, "-m", "fast", "-w", "stop").ConfigureAwait(false);
        var options = Path.Combine(Folder, "options");
        var text = await File.ReadAllTextAsync(options).ConfigureAwait(false);
        await File.WriteAllTextAsync(options, text.Replace(
            string.Create(CultureInfo.InvariantCulture, $"-p {Port} "), string.Create(CultureInfo.InvariantCulture, $"-p {failed.Port} "), StringComparison.Ordinal)).ConfigureAwait(false);
        Port = failed.Port;
        await StartAsync().ConfigureAwait(false);
        await PromoteAsync().ConfigureAwait(false);
    }

    /// <summary>Breaks off and starts again: what a fail-over looks like to its clients.</summary>
    public async Task RestartAsync()
    {
        await CrashAsync().ConfigureAwait(false);
        await StartAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Stop();
        return default;
    }

    private static bool IsRoot => string.Equals(Environment.UserName, "root", StringComparison.Ordinal);

    private string Data => Path.Combine(Folder, "data");

    private static string FindBin()
    {
        const string installed = "/usr/lib/postgresql";
        var versions = Directory.Exists(installed) ? Directory.GetDirectories(installed) : [];
        return versions
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            ?? throw new InvalidOperationException("These tests need PostgreSQL: apt-get install postgresql (build/test does so).");
    }

    private void Stop()
    {
        if (!Directory.Exists(Folder))
            return;

        PostgresAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop").ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        Directory.Delete(Folder, recursive: true);
    }

    // The server refuses to run as root.
    private Task PostgresAsync(string command, params string[] arguments) => IsRoot
        ? RunAsync("runuser", ["-u", "postgres", "--", Command(command), .. arguments])
        : RunAsync(Command(command), arguments);

    private string Command(string command) => Path.Combine(_bin, command) is var path && File.Exists(path) ? path : command;

    private static async Task RunAsync(string command, params string[] arguments)
    {
        // Output goes to a file and not to a pipe: the server keeps it open.
        var log = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
            foreach (var argument in (string[])["-c", "exec \"$@\" > \"$0\" 2>&1 < /dev/null", log, command, .. arguments])
                start.ArgumentList.Add(argument);

            using var process = Process.Start(start)!;
            await process.WaitForExitAsync().ConfigureAwait(false);
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{Path.GetFileName(command)} ended with {process.ExitCode}: {await File.ReadAllTextAsync(log).ConfigureAwait(false)}");
        }
        finally
        {
            File.Delete(log);
        }
    }
}
