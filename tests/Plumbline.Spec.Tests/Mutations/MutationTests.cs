using Plumbline.Spec.Diff;
using Plumbline.Spec.Reading;
using Plumbline.Spec.Rules;

namespace Plumbline.Spec.Tests.Mutations;

/// <summary>
/// Breaks the code of every rule, one break at a time, and asks whether a test notices: the rule's page, its rows of other tests, and, where
/// those do not, any test of this assembly.
/// </summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    public static TheoryData<string> Ids => [.. RuleCatalogue.All.Select(rule => rule.Descriptor.Id), .. ChangeCatalogue.All.Select(rule => rule.Descriptor.Id)];

    public static TheoryData<string> ReaderIds => [.. ReaderRules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_test_notices_when_a_rule_keeps_quiet(string id)
    {
        var spec = MutatedSpec.Instance;
        var reports = spec.Mutants[id].Where(mutant => mutant.IsReport).ToList();

        Assert.NotEmpty(reports);
        Assert.Null(spec.FirstFailure(0, null, id));
        var unnoticed = reports.Where(mutant => spec.FirstFailure(mutant.Number, null, id) is null && spec.FirstFailure(mutant.Number, null, null) is null).Select(mutant => mutant.Text).ToList();
        Assert.True(unnoticed.Count == 0, string.Join('\n', unnoticed));
    }

    [Theory]
    [MemberData(nameof(ReaderIds))]
    public void A_test_notices_when_the_reader_keeps_quiet(string id) =>
        Assert.True(MutatedSpec.Instance.FirstFailure(0, id, id) is not null || MutatedSpec.Instance.FirstFailure(0, id, null) is not null);

    [Fact]
    public void The_tests_of_a_rule_notice_nearly_every_condition_that_is_turned_round()
    {
        var spec = MutatedSpec.Instance;
        var conditions = spec.Mutants.Where(entry => entry.Key != MutatedSpec.Reader).SelectMany(entry => entry.Value.Where(mutant => !mutant.IsReport).Select(mutant => (Id: entry.Key, Mutant: mutant))).ToList();

        var unnoticed = conditions.Where(condition => spec.FirstFailure(condition.Mutant.Number, null, condition.Id) is null).ToList();

        output.WriteLine($"{conditions.Count - unnoticed.Count} of {conditions.Count} turned conditions are noticed; not these:");
        foreach (var (id, mutant) in unnoticed)
            output.WriteLine($"{id} {mutant.Text}");

        // Seven of eight: the others mostly choose between two words of a message, or spare work.
        Assert.True(unnoticed.Count * 8 <= conditions.Count, $"{unnoticed.Count} of {conditions.Count}");
    }
}
