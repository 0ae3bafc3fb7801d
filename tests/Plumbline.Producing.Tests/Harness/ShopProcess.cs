using Io.Example.ShopV1;

namespace Plumbline.Producing.Tests;

/// <summary>What a process of the shop has to publish its events, without a host: a test takes each step itself, or starts the loops.</summary>
internal sealed class ShopProcess : IAsyncDisposable
{
    public static readonly StreamName ItemStream = new("test", "shop", 1, "item_event", "json");

    private readonly Func<CrashPoint, ValueTask>? _atPoint;

    public ShopProcess(
        ShopDatabase database,
        IEventStream stream,
        TimeProvider? time = null,
        PublisherOptions? options = null,
        Func<CrashPoint, ValueTask>? atPoint = null,
        Storage? storage = null,
        TimeSpan? keep = null)
    {
        _atPoint = atPoint;
        Time = time ?? TimeProvider.System;
        Options = options ?? new();
        Storage = storage ?? database.Storage;
        Tables = new(Storage);
        Reporter = new([Monitor], Time, new TestLog<FailureReporter>());
        var checks = new DatabaseChecks(Tables, PlumblineDatabase.Schema, Reporter);
        Services = new()
        {
            Settings = new() { Environment = "test" },
            Options = Options,
            Metrics = new(),
            Reporter = Reporter,
            Time = Time,
            Logger = Log,
            CheckAsync = checks.RunAsync,
        };
        EventProducer[] producers = [new ItemEventProducer(), new ParcelEventProducer(Labels)];
        Lease = new(Storage, EventPublisher.LeaseName, Services.Settings.Owner, Options.Lease, Time, Services.Metrics, Log);
        Feeder = new(Tables, producers, Time);
        Publisher = new(Storage, stream, producers, Lease, Services, atPoint) { Feeder = Feeder };
        Upkeep = new(JournalKeeping.Of(Storage, PlumblineDatabase.Schema, keep ?? TimeSpan.FromDays(90)), Time, new TestLog<JournalUpkeep>());
        Diary = new(Tables, Publisher.Circuit, Lease, Time);
        Status = new(Tables, Publisher, Lease, Upkeep);
        Producers = new(Tables, producers, Status, () =>
        {
            Feeder.Look();
            Publisher.Loop.Signal.Set();
        });
    }

    public TimeProvider Time { get; }

    public PublisherOptions Options { get; }

    public Storage Storage { get; }

    public OutboxTables Tables { get; }

    public Monitor Monitor { get; } = new();

    public TestLog<EventPublisher> Log { get; } = new();

    public Labels Labels { get; } = new();

    public FailureReporter Reporter { get; }

    public PublisherServices Services { get; }

    public EventLease Lease { get; }

    public ReplayFeeder Feeder { get; }

    public EventPublisher Publisher { get; }

    public JournalUpkeep Upkeep { get; }

    public PublishingDiary Diary { get; }

    public StatusReader Status { get; }

    public EventProducers Producers { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>One step of the publisher, with the lease where it can be had.</summary>
    public async Task<LoopPause> StepAsync()
    {
        await Lease.RenewAsync(Stop);
        return await Publisher.StepAsync(Stop);
    }

    /// <summary>Steps until nothing is left to do at once.</summary>
    public async Task DrainAsync()
    {
        while (await StepAsync() == LoopPause.None)
        {
        }
    }

    public void Start()
    {
        Lease.Loop.Start();
        Publisher.Loop.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await Publisher.DisposeAsync();
        await Lease.Loop.DisposeAsync();
        Services.Metrics.Dispose();
    }
}
