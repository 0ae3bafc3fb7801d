using Plumbline.Tests.Shared.Mutations;

namespace Plumbline.Analyzers.Tests.Mutations;

/// <summary>Breaks the code of analyzers, suppressors and fixes, one break at a time, and asks whether a test notices.</summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    // All of them take a quarter of an hour. This many, spread evenly, are asked every time.
    private const int Sample = 120;

    [Fact]
    public void A_test_notices_when_a_report_a_suppression_or_a_fix_is_left_out()
    {
        var all = MutatedAnalyzers.Instance.All.Where(mutant => mutant.IsReport).ToList();
        Assert.True(all.Count > 50);
        Assert.Empty(Unnoticed(all));
    }

    [Fact]
    public void A_test_notices_nearly_every_condition_that_is_turned_round()
    {
        var all = Conditions();
        var step = Math.Max(1, all.Count / Sample);
        AssertNoticed([.. all.Where((_, i) => i % step == 0)]);
    }

    [Fact(Explicit = true)]
    public void A_test_notices_every_condition_of_all() => Assert.Empty(Unnoticed(Conditions()));

    private static List<Mutant> Conditions() => [.. MutatedAnalyzers.Instance.All.Where(mutant => !mutant.IsReport)];

    // Seven of eight, so that a first change of the code may come before its last test; the explicit test asks for all.
    private void AssertNoticed(List<Mutant> conditions)
    {
        var unnoticed = Unnoticed(conditions);
        output.WriteLine($"{conditions.Count - unnoticed.Count} of {conditions.Count} turned conditions are noticed; not these:");
        foreach (var text in unnoticed)
            output.WriteLine(text);

        Assert.True(unnoticed.Count * 8 <= conditions.Count, $"{unnoticed.Count} of {conditions.Count}: {string.Join('\n', unnoticed)}");
    }

    private static List<string> Unnoticed(IEnumerable<Mutant> mutants) =>
        [.. mutants.Where(mutant => MutatedAnalyzers.Instance.FirstFailure(mutant) is null).Select(mutant => mutant.Text)];
}
