using System.Globalization;
using Plumbline.Spec.Diff;
using Plumbline.Spec.Diff.Usage;
using Plumbline.Tests.Shared;

namespace Plumbline.Spec.Tests.Diff;

/// <summary>What holds for every document: our own always, real ones where PLUMBLINE_CORPUS says where they are.</summary>
public sealed class PropertyTests
{
    private static readonly string[] s_own = ["common.json", "error.json", "order.json", "user.json"];

    [Fact]
    public void A_document_does_not_differ_from_itself()
    {
        foreach (var (name, text) in Documents())
        {
            var comparison = Diffing.Compare(Diffing.Bind(text), Diffing.Bind(text));

            Assert.True(comparison.Changes.Count == 0, $"{name}\n{ComparisonText.Write(comparison)}");
            Assert.Equal(VersionStep.None, comparison.SuggestedStep);
        }
    }

    [Fact]
    public void Order_makes_no_difference()
    {
        foreach (var (name, text) in Documents().Where(document => !HasTemplatesOrRepeats(document.Text)))
        {
            var shuffled = new Mutation(7).Shuffle(text);
            var comparison = Diffing.Compare(Diffing.Bind(text), Diffing.Bind(shuffled));

            Assert.True(comparison.Changes.Count == 0, $"{name}\n{ComparisonText.Write(comparison)}");
        }
    }

    [Fact]
    public void Any_mutation_is_judged_and_its_way_back_is_judged_by_a_mirror()
    {
        // The mutation's JSON library knows no repeated keys.
        foreach (var (name, text) in Documents().Where(document => !Has(document.Text, "PLB1004")))
        {
            var before = Diffing.Bind(text);
            for (var seed = 0; seed < (name.StartsWith("specs", StringComparison.Ordinal) ? 300 : 15); seed++)
            {
                var after = Diffing.Bind(new Mutation(seed).Once(text));
                try
                {
                    Mirrors.Check(before, after);
                    Assert.NotEmpty(ComparisonText.Write(Diffing.Compare(before, after)));
                }
                catch (Exception exception)
                {
                    throw new InvalidOperationException($"{name}, seed {seed.ToString(CultureInfo.InvariantCulture)}: {exception.Message}", exception);
                }
            }
        }
    }

    [Fact]
    public void Fingerprints_do_not_depend_on_order()
    {
        foreach (var (name, text) in Documents().Where(document => !HasTemplatesOrRepeats(document.Text)))
        {
            for (var seed = 0; seed < (name.StartsWith("specs", StringComparison.Ordinal) ? 100 : 3); seed++)
            {
                var mutated = new Mutation(seed).Once(text);
                if (HasTemplatesOrRepeats(mutated))
                    continue;

                var straight = Diffing.Compare(text, mutated);
                var shuffled = Diffing.Compare(new Mutation(seed + 1).Shuffle(text), new Mutation(seed + 2).Shuffle(mutated));

                Assert.True(
                    straight.Changes.Select(change => change.Fingerprint).SequenceEqual(shuffled.Changes.Select(change => change.Fingerprint)),
                    $"{name}, seed {seed.ToString(CultureInfo.InvariantCulture)}\n{ComparisonText.Write(straight)}\n{ComparisonText.Write(shuffled)}");
            }
        }
    }

    [Fact]
    public void Two_documents_that_have_nothing_in_common_are_compared()
    {
        var services = s_own.Select(file => Diffing.Bind(Own(file))).ToList();
        foreach (var before in services)
        {
            foreach (var after in services)
                Mirrors.Check(before, after);
        }
    }

    private static IEnumerable<(string Name, string Text)> Documents() =>
        s_own.Select(file => ($"specs/{file}", Own(file))).Concat(Corpus.Documents(".").Where(document => document.Name.EndsWith(".json", StringComparison.Ordinal)));

    private static string Own(string file) => File.ReadAllText(Path.Combine(Repository.Root, "specs", file));

    // Templates add fields in the order of their use, and of a repeated name the first counts: there order is meaning.
    private static bool HasTemplatesOrRepeats(string text) =>
        text.Contains("\"templates\"", StringComparison.Ordinal)
        || Has(text, "PLB1004") || Has(text, "PLB1038")
        || Diffing.Bind(text).Resources.SelectMany(resource => resource.Operations).GroupBy(operation => PathKey.Of(operation.Method, operation.Path)).Any(same => same.Count() > 1);

    private static bool Has(string text, string rule) => Diffing.Read(text).Findings.Any(finding => finding.RuleId == rule);
}
