using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Plumbline.Testing.Checks;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Reporting;
using Plumbline.Tests.Shared;

namespace Plumbline.Testing.Tests.Faults;

/// <summary>The suite finds faults that were put into the sample, and none where there are none.</summary>
public sealed class SeededFaultTests
{
    public static TheoryData<string> Names => [.. SeededFaults.All.Select(fault => fault.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Finds(string name)
    {
        var fault = SeededFaults.All.Single(known => known.Name == name);
        var failures = await RunAsync(fault, seed: 1);
        Assert.NotEmpty(failures);
        Assert.Contains(failures, failure => failure.Problem.Kind == fault.Kind);
        Assert.All(failures, failure => Assert.Contains("user.json:", failure.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Finds_nothing_in_a_sound_service_whatever_the_seed()
    {
        for (var seed = 1; seed <= 20; seed++)
            Assert.Empty(await RunAsync(null, seed));
    }

    [Fact]
    public async Task The_table_of_faults_is_up_to_date()
    {
        var table = new StringBuilder("""
            # Faults that the conformance suite finds

            Each fault is put in front of the sample service (`tests/Plumbline.Testing.Tests/Faults`); the suite must report it as the
            kind of check named here. The last column is the first failure as printed, without the request.

            | fault | found by | says |
            |---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var fault in SeededFaults.All)
        {
            var failure = (await RunAsync(fault, seed: 1)).First(found => found.Problem.Kind == fault.Kind);
            table.Append(CultureInfo.InvariantCulture, $"| {fault.Name} | {fault.Kind} | {failure.Call.Operation.Name}: {Cell(failure)} |\n");
        }

        var page = Repository.PathOf("docs/contributing/conformance-faults.md");
        if (Environment.GetEnvironmentVariable("PLUMBLINE_ACCEPT_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(page, table.ToString(), TestContext.Current.CancellationToken);

        // What is random in the messages is no matter; the faults and their kinds are.
        Assert.Equal(Rows(table.ToString()), Rows(await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken)));
    }

    private static string[] Rows(string table) => [.. table.Split('\n').Where(line => line.StartsWith('|')).Select(line => string.Join('|', line.Split('|').Take(3)))];

    private static string Cell(ConformanceFailure failure)
    {
        var text = failure.Problem.Text.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ').Replace('<', '(').Replace('>', ')');
        return "`" + (text.Length > 160 ? text[..157] + "..." : text).Replace('`', '\'') + "`";
    }

    private static async Task<IReadOnlyList<ConformanceFailure>> RunAsync(Fault? fault, int seed)
    {
        await using var session = new ConformanceSession<Program>();
        await session.StartAsync("specs/user.json", options =>
        {
            options.Seed = seed;
            options.ConfigureHost(host => host.ConfigureServices(services =>
            {
                services.AddLogging(logging => logging.ClearProviders());
                if (fault is not null)
                    services.AddSingleton<IStartupFilter>(fault);
            }));
        }, TestContext.Current.CancellationToken);

        var failures = new List<ConformanceFailure>();
        foreach (var operation in TestedDocument.Load("specs/user.json").Operations)
        {
            foreach (var check in ConformanceChecks.All.Where(check => check.AppliesTo(operation)))
                failures.AddRange((await session.RunAsync(operation.Name, check.Name, null, TestContext.Current.CancellationToken)).Cast<ConformanceFailure>());
        }

        return failures;
    }
}
