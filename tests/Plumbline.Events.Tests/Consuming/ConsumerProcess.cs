using Io.Example.OrderV0;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Plumbline.Data;

namespace Plumbline.Events.Tests.Consuming;

/// <summary>The consuming service while it runs.</summary>
internal sealed class ConsumerProcess : IAsyncDisposable
{
    private readonly IHost _host;

    private ConsumerProcess(IHost host) => _host = host;

    public EventInbox Inbox => _host.Services.GetRequiredService<EventInbox>();

    public Storage Storage => _host.Services.GetRequiredService<Storage>();

    public NoteStore Notes => new(Storage);

    public UserReplicaStore Users => new(Storage);

    public InboxWork Work => _host.Services.GetRequiredService<InboxWork>();

    /// <summary>What monitors were told.</summary>
    public Reports Reports => _host.Services.GetRequiredService<Reports>();

    public static async Task<ConsumerProcess> StartAsync(ConsumerDatabase database, IEventStream stream, Action<IServiceCollection> register, ProcessOptions? options = null)
    {
        options ??= new();
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(options.Clock ?? TimeProvider.System);
        builder.Services.AddSingleton(_ => database.Open(options.Clock));
        builder.Services.AddSingleton(stream);
        builder.Services.AddSingleton(options.Inbox);
        builder.Services.AddSingleton<Reports>();
        builder.Services.AddSingleton<IEventMonitor>(services => services.GetRequiredService<Reports>());
        builder.Services.AddSingleton(services => new NoteStore(services.GetRequiredService<Storage>()));
        if (options.Reached is not null)
            builder.Services.AddSingleton(options.Reached);

        register(builder.Services);
        builder.AddEventConsuming();
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new(host);
    }

    public async Task<HealthStatus> HealthAsync() =>
        (await _host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(r => r.Name == "inbox", TestContext.Current.CancellationToken)).Status;

    public async Task<InboxStatus> StatusAsync() => (await Inbox.StatusAsync(TestContext.Current.CancellationToken))[0];

    /// <summary>Stops it as a host is stopped.</summary>
    public Task StopAsync() => _host.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }
}

/// <summary>How a process runs.</summary>
internal sealed record ProcessOptions
{
    public InboxOptions Inbox { get; init; } = new() { Poll = TimeSpan.FromMilliseconds(50), MaxBatchAge = TimeSpan.FromMilliseconds(20) };

    public TimeProvider? Clock { get; init; }

    public Action<ConsumerPoint>? Reached { get; init; }
}

/// <summary>Keeps what monitors are told.</summary>
internal sealed class Reports : IEventMonitor
{
    private readonly List<FailureReport> _all = [];

    public IReadOnlyList<FailureReport> All
    {
        get
        {
            lock (_all)
                return [.. _all];
        }
    }

    public ValueTask ReportAsync(FailureReport report, CancellationToken cancellationToken)
    {
        lock (_all)
            _all.Add(report);

        return default;
    }
}
