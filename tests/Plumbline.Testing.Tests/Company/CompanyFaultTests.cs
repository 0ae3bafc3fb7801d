using System.Collections.Concurrent;
using Plumbline.Events;
using Plumbline.Testing.Reporting;
using Plumbline.Testing.Tests.Blind;
using Plumbline.Testing.Tests.Faults;
using Users;

namespace Plumbline.Testing.Tests.Company;

/// <summary>The orders' suite with the users service beside it: finds what is wrong between the two, and nothing where nothing is.</summary>
public sealed class CompanyFaultTests
{
    // The table of faults is made of what these tests saw.
    private static readonly ConcurrentDictionary<string, Task<IReadOnlyList<ConformanceFailure>>> s_seen = new(StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. CompanyFault.All.Select(fault => fault.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Finds(string name)
    {
        var fault = CompanyFault.All.Single(known => known.Name == name);
        Assert.Contains(await SeenAsync(fault), failure => failure.Problem.Kind == fault.Kind);
    }

    [Fact]
    public async Task Finds_nothing_between_sound_services_whatever_the_seed()
    {
        for (var seed = 1; seed <= 20; seed++)
            Assert.Empty(await RunAsync(null, seed));
    }

    internal static Task<IReadOnlyList<ConformanceFailure>> SeenAsync(CompanyFault fault) => s_seen.GetOrAdd(fault.Name, _ => RunAsync(fault, seed: 1));

    private static Task<IReadOnlyList<ConformanceFailure>> RunAsync(CompanyFault? fault, int seed) => BlindRun.OfAsync(
        "Orders",
        fault?.Edit,
        seed,
        fault is null ? null : failure => failure.Problem.Kind == fault.Kind,
        options =>
        {
            if (fault?.Telling is not null)
                options.EventTimeout = TimeSpan.FromSeconds(10);

            options.RunOwner(FaultRun.Users, (arguments, stream) =>
                UsersService.Build(arguments, fault?.Telling is { } telling ? new FaultyStream((InMemoryEventStream)stream, telling) : stream));
        });
}
