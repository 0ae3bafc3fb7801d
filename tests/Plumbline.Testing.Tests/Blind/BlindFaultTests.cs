using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Plumbline.Testing.Reporting;
using Plumbline.Tests.Shared;

namespace Plumbline.Testing.Tests.Blind;

/// <summary>Faults that somebody wrote who did not know the suite, each compiled into a copy of a sample: found, and as what they are.</summary>
public sealed class BlindFaultTests
{
    private const string Page = "docs/contributing/blind-faults.md";
    private const string TableStart = "| fault | of the kind | found by | says |\n|---|---|---|---|\n";

    // The table is made of what the tests saw; a run of one test sees for itself.
    private static readonly ConcurrentDictionary<int, Task<IReadOnlyList<ConformanceFailure>>> s_seen = new();

    public static TheoryData<int> Numbers => [.. BlindFault.All.Select(fault => fault.Number)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Finds(int number)
    {
        var fault = BlindFault.All.Single(known => known.Number == number);
        var failures = await SeenAsync(fault);
        Assert.NotEmpty(failures);
        Assert.True(
            failures.Any(failure => fault.FoundBy.Contains(failure.Problem.Kind)),
            $"Fault {number} ({fault.Title}) is to be found by {string.Join(", ", fault.FoundBy)}, and was by {string.Join("; ", failures.Select(failure => $"{failure.Problem.Kind}: {failure.Problem.Text}").Distinct())}");
    }

    [Theory]
    [InlineData("Users")]
    [InlineData("Orders")]
    public async Task Finds_nothing_in_the_samples_as_they_are(string sample) => Assert.Empty(await BlindRun.OfAsync(sample, null, seed: 1));

    [Fact]
    public void Each_fault_names_the_checks_that_may_find_it() => Assert.All(BlindFault.All, fault => Assert.NotEmpty(fault.FoundBy));

    [Fact]
    public async Task The_table_of_blind_faults_is_up_to_date()
    {
        var page = Repository.PathOf(Page);
        var text = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        var start = text.IndexOf(TableStart, StringComparison.Ordinal);
        Assert.True(start >= 0, $"{Page} has no table.");
        var table = new StringBuilder(TableStart);
        foreach (var fault in BlindFault.All)
        {
            var found = (await SeenAsync(fault)).FirstOrDefault(failure => fault.FoundBy.Contains(failure.Problem.Kind));
            table.Append(CultureInfo.InvariantCulture, $"| {fault.Number} {fault.Title} | {fault.Kind} | {found?.Problem.Kind ?? "nothing"} | {(found is null ? "" : Cell(found))} |\n");
        }

        if (Environment.GetEnvironmentVariable("PLUMBLINE_ACCEPT_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(page, text[..start] + table, TestContext.Current.CancellationToken);

        // What is random in the messages is no matter; the faults and what finds them are.
        Assert.Equal(Rows(table.ToString()), Rows((await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken))[start..]));
    }

    private static Task<IReadOnlyList<ConformanceFailure>> SeenAsync(BlindFault fault) =>
        s_seen.GetOrAdd(fault.Number, _ => BlindRun.OfAsync(fault, seed: 1, failure => fault.FoundBy.Contains(failure.Problem.Kind)));

    private static string[] Rows(string table) => [.. table.Split('\n').Where(line => line.StartsWith('|')).Select(line => string.Join('|', line.Split('|').Take(4)))];

    private static string Cell(ConformanceFailure failure)
    {
        var text = $"{failure.Call.Operation.Name}: {failure.Problem.Text}".Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ").Replace('<', '(').Replace('>', ')').Replace('`', '\'');
        return "`" + (text.Length > 180 ? text[..177] + "..." : text) + "`";
    }
}
