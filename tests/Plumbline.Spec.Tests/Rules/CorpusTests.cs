using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules;

namespace Plumbline.Spec.Tests.Rules;

/// <summary>
/// Documents that people wrote, from the folder that PLUMBLINE_CORPUS names; without it these tests have nothing to read and pass.
/// Each is checked as in a project that has all of the folder's imports.
/// </summary>
public sealed class CorpusTests
{
    // What the documents themselves get wrong, read one by one: file, rule, and why the rule is right.
    private static readonly (string File, string Rule, string Why)[] s_knownErrors =
    [
        ("postman-generator__src__test__resources__apibuilder__test-service-1.json", "PLB1041", "a resource's type 'subcatalog' is declared nowhere"),
        ("postman-generator__src__test__resources__apibuilder__test-service-operation-deps.json", "PLB1111", "'id' is located in a path that has 'book_id'"),
        ("bryzek-swagger-petstore.json", "PLB1102", "two operations are GET /pets, two are POST /pets"),
        ("apibuilder__examples__example-template.json", "PLB1032", "two resources use a template that is not there"),
        ("apibuilder__examples__example-template.json", "PLB1041", "their types are declared nowhere either"),
        ("apibuilder__examples__example-template.json", "PLB1097", "so they have no operations"),
        ("JsonDoc__test-jsondoc-spec.json", "PLB1004", "an operation has 'responses' twice"),
        ("apibuilder__spec__apibuilder-api.json", "PLB1041", "the folder's version of the common document lacks 'membership_role'"),
        ("apibuilder__spec__apibuilder-task.json", "PLB1041", "the folder's version of the common document lacks 'membership_role'"),
        ("flowcommerce__delta__spec__delta.json", "PLB1027", "two of its imports are not in the folder"),
    ];

    [Fact]
    public void Documents_that_the_format_accepts_have_no_errors() =>
        AssertNone(Errors("validation/valid"));

    [Fact]
    public void Documents_that_the_format_refuses_have_errors()
    {
        if (Corpus.Root is null)
            return;

        var refused = Errors("validation/invalid").Select(error => error.Split(':')[0]).ToHashSet();
        // The example lost its fault when it was cut out of its test: nothing is wrong with what is left.
        Assert.Equal(["041.json"], Corpus.Files("validation/invalid").Select(Path.GetFileName).Where(name => !refused.Contains(name!)));
    }

    [Fact]
    public void Documents_that_people_wrote_have_no_false_errors() =>
        AssertNone(Errors("").Where(error => !s_knownErrors.Any(known => error.Contains($"{known.File}: {known.Rule} ", StringComparison.Ordinal))));

    private static void AssertNone(IEnumerable<string> errors)
    {
        var text = string.Join("\n", errors);
        Assert.True(text.Length == 0, text);
    }

    private static List<string> Errors(string folder) =>
        [.. Corpus.Inputs(folder).SelectMany(entry => entry.Document.Findings
            .Concat(RuleEngine.Run(RuleCatalogue.ValidityRules, entry.Input, TestContext.Current.CancellationToken))
            .Where(finding => finding.Severity == Severity.Error)
            .Select(finding => $"{Path.GetFileName(entry.Path)}: {finding.RuleId} {finding.Message}"))];
}
