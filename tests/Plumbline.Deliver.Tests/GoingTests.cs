using Plumbline.Tool.Delivery;
using Plumbline.Tool.Delivery.Providers;
using Plumbline.Tool.Delivery.Settings;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Deliver.Tests;

/// <summary>
/// How old instances go. A program that ends its requests by itself hides what is done here, so it is told to a provider that only notes what
/// it is asked.
/// </summary>
public sealed class GoingTests : IDisposable
{
    private readonly ToolTest _test = new();

    [Fact]
    public async Task Instances_get_nothing_new_and_end_what_they_have_before_they_are_closed_and_stopped()
    {
        var provider = new NotingProvider(rests: 2);
        await FinishAsync(provider, TimeSpan.FromMinutes(5));
        Assert.Equal(
            [
                "route 2,3", "0 Draining", "1 Draining",
                "0 has 2", "0 has 1", "0 has 0", "0 Closed",
                "1 has 2", "1 has 1", "1 has 0", "1 Closed",
                "stop 0", "stop 1", "route 2,3",
            ],
            provider.Asked);
    }

    [Fact]
    public async Task Who_does_not_end_is_closed_when_the_patience_is_over()
    {
        var provider = new NotingProvider(rests: int.MaxValue);
        await FinishAsync(provider, TimeSpan.Zero);
        Assert.Equal(["0 has 2147483647", "0 Closed", "1 has 2147483647", "1 Closed", "stop 0", "stop 1"], provider.Asked.Skip(3).SkipLast(1));
    }

    public void Dispose() => _test.Dispose();

    // A run that was cut off when its new instances answered already.
    private async Task FinishAsync(NotingProvider provider, TimeSpan drain)
    {
        var folder = new DeliveryFolder(_test.PathOf("s"));
        Directory.CreateDirectory(folder.Release("users", "new"));
        var target = new RunningRelease { Version = "2", Digest = "new", Slots = [2, 3] };
        folder.Write("users", new()
        {
            Current = new() { Version = "1", Digest = "old", Slots = [0, 1] },
            Operation = new() { Phase = Phase.Draining, Target = target },
        });
        var service = new ServiceSettings
        {
            Name = "users",
            Project = "Users.csproj",
            Instances = 2,
            Ports = [5101, 5102, 5103, 5104],
            Environment = new Dictionary<string, string>(),
            Gates = new() { Drain = drain },
        };
        var settings = new DeliverySettings
        {
            Root = _test.Folder,
            StateFolder = folder.Path,
            Gateway = new("127.0.0.1:9", "company", "haproxy"),
            Services = new Dictionary<string, ServiceSettings> { ["users"] = service },
        };
        using var run = new ReleaseRun(new(settings, folder, provider, new(folder, _ => { })), service);
        await run.SettleAsync("new", TestContext.Current.CancellationToken);
        var state = folder.ReadState().Of("users");
        Assert.Equal(("new", "old", null), (state.Current!.Digest, state.Previous!.Digest, state.Operation));
    }

    /// <summary>Every instance has some requests, and one less whenever it is asked.</summary>
    private sealed class NotingProvider(int rests) : IDeliveryProvider
    {
        private readonly Dictionary<int, int> _rests = [];

        public List<string> Asked { get; } = [];

        public Task<IReadOnlyList<RunningInstance>> ListAsync(string service) => Task.FromResult<IReadOnlyList<RunningInstance>>([]);

        public Task StartAsync(InstanceStart instance, CancellationToken cancellationToken) => Note($"start {instance.Slot}");

        public Task StopAsync(string service, int slot, TimeSpan patience, CancellationToken cancellationToken) => Note($"stop {slot}");

        public string LogOf(string service, int slot) => "";

        public async Task<bool> RouteAsync(IReadOnlyList<ServiceRoutes> routes, CancellationToken cancellationToken)
        {
            await Note($"route {string.Join(',', routes.Single().Open.Order())}");
            return false;
        }

        public Task SetTrafficAsync(ServiceRoutes service, int slot, Traffic traffic, CancellationToken cancellationToken) => Note($"{slot} {traffic}");

        public async Task<TrafficCounts> CountAsync(ServiceRoutes service, int slot, CancellationToken cancellationToken)
        {
            var active = _rests.GetValueOrDefault(slot, rests);
            _rests[slot] = active - 1;
            await Note($"{slot} has {active}");
            return new(0, 0, active, false);
        }

        private Task Note(string what)
        {
            Asked.Add(what);
            return Task.CompletedTask;
        }
    }
}
