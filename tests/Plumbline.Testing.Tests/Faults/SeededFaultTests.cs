using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Plumbline.Testing.Reporting;
using Plumbline.Testing.Tests.Blind;
using Plumbline.Testing.Tests.Company;
using Plumbline.Testing.Tests.Lab;
using Plumbline.Tests.Shared;

namespace Plumbline.Testing.Tests.Faults;

/// <summary>The suite finds faults that were put into services, and none where there are none.</summary>
public sealed class SeededFaultTests
{
    // The table is made of what the tests below saw; a run of one test sees for itself.
    private static readonly ConcurrentDictionary<string, Task<IReadOnlyList<ConformanceFailure>>> s_seen = new(StringComparer.Ordinal);

    private static IReadOnlyList<Fault> Sample { get; } = [.. SeededFaults.All, .. EventFaults.All];

    public static TheoryData<string> Names => [.. Sample.Concat(LabFaults.All).Select(fault => fault.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Finds(string name)
    {
        var fault = Sample.Concat(LabFaults.All).Single(known => known.Name == name);
        var failures = await SeenAsync(fault);
        Assert.NotEmpty(failures);
        Assert.Contains(failures, failure => failure.Problem.Kind == fault.Kind);
        var document = LabFaults.All.Contains(fault) ? "lab.json:" : "user.json:";
        Assert.All(failures, failure => Assert.Contains(document, failure.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Finds_nothing_in_a_sound_service_whatever_the_seed()
    {
        for (var seed = 1; seed <= 20; seed++)
            Assert.Empty(await FaultRun.OfSampleAsync(null, seed));
    }

    [Fact]
    public async Task Finds_nothing_in_a_second_sound_service_whatever_the_seed()
    {
        for (var seed = 1; seed <= 20; seed++)
            Assert.Empty(await FaultRun.OfLabAsync(null, seed));
    }

    [Fact]
    public void There_are_two_faults_for_each_kind_of_check() => Assert.All(
        Sample.Concat(LabFaults.All).Select(fault => (fault.Name, fault.Kind)).Concat(CompanyFault.All.Select(fault => (fault.Name, fault.Kind)))
            .Concat(BlindFault.All.Select(fault => (Name: fault.Title, Kind: fault.FoundBy[0]))).GroupBy(fault => fault.Kind, StringComparer.Ordinal),
        kind => Assert.True(kind.Count() >= 2, $"'{kind.Key}' has one fault only"));

    [Fact]
    public async Task The_table_of_faults_is_up_to_date()
    {
        var table = new StringBuilder("""
            # Faults that the conformance suite finds

            Each fault is put in front of a service, between it and its stream, or into what it reads: the users sample, or (the second
            table) a small service whose document has what the sample's has not, or (the third) two services at once. The suite must report it as the kind of check named
            here (`tests/Plumbline.Testing.Tests/Faults`, `Lab` and `Company`). The last column is the first such failure as printed, without the
            request. All services without a fault pass with 20 seeds.


            """.ReplaceLineEndings("\n"));
        await AppendAsync(table, "The users sample", Sample);
        table.Append('\n');
        await AppendAsync(table, "The lab", LabFaults.All);
        table.Append('\n');
        await AppendAsync(table, "The orders sample with the users service beside it", CompanyFault.All, fault => (fault.Name, fault.Kind), CompanyFaultTests.SeenAsync);

        var page = Repository.PathOf("docs/contributing/conformance-faults.md");
        if (Environment.GetEnvironmentVariable("PLUMBLINE_ACCEPT_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(page, table.ToString(), TestContext.Current.CancellationToken);

        // What is random in the messages is no matter; the faults and their kinds are.
        Assert.Equal(Rows(table.ToString()), Rows(await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken)));
    }

    private static Task AppendAsync(StringBuilder table, string title, IReadOnlyList<Fault> faults) =>
        AppendAsync(table, title, faults, fault => (fault.Name, fault.Kind), SeenAsync);

    private static async Task AppendAsync<T>(
        StringBuilder table, string title, IReadOnlyList<T> faults, Func<T, (string Name, string Kind)> tell, Func<T, Task<IReadOnlyList<ConformanceFailure>>> see)
    {
        table.Append(CultureInfo.InvariantCulture, $"## {title}: {faults.Count} faults\n\n| fault | found by | says |\n|---|---|---|\n");
        foreach (var fault in faults)
        {
            var (name, kind) = tell(fault);
            var failure = (await see(fault)).First(found => found.Problem.Kind == kind);
            table.Append(CultureInfo.InvariantCulture, $"| {name} | {kind} | {failure.Call.Operation.Name}: {Cell(failure)} |\n");
        }
    }

    private static Task<IReadOnlyList<ConformanceFailure>> SeenAsync(Fault fault) =>
        s_seen.GetOrAdd(fault.Name, _ => LabFaults.All.Contains(fault) ? FaultRun.OfLabAsync(fault, seed: 1) : FaultRun.OfSampleAsync(fault, seed: 1));

    private static string[] Rows(string table) => [.. table.Split('\n').Where(line => line.StartsWith('|')).Select(line => string.Join('|', line.Split('|').Take(3)))];

    private static string Cell(ConformanceFailure failure)
    {
        var text = failure.Problem.Text.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ').Replace('<', '(').Replace('>', ')');
        return "`" + (text.Length > 160 ? text[..157] + "..." : text).Replace('`', '\'') + "`";
    }
}
