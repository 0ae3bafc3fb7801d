using Plumbline.Spec.Binding;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Tests.Reading;

public sealed class CorpusTests
{
    // What real documents truly get wrong.
    private static readonly Dictionary<string, string> s_wrong = new(StringComparer.Ordinal)
    {
        // Its resources use a template that nobody declares.
        ["apicollective__apibuilder__examples__example-template.json"] = "PLB1032 PLB1032",
        // One operation has the key 'responses' twice.
        ["apicollective__ui__src__application__components__JsonDoc__test-jsondoc-spec.json"] = "PLB1004",
    };

    [Fact]
    public void Real_documents_have_no_findings_but_those_that_they_deserve()
    {
        foreach (var (name, text) in Corpus.Documents("", "imports", "validation/valid"))
        {
            var findings = DocumentReader.Read(name, text, TestContext.Current.CancellationToken).Findings;
            var expected = s_wrong.GetValueOrDefault(name, "");

            Assert.True(string.Join(" ", findings.Select(finding => finding.RuleId)) == expected, $"{name}: {string.Join("\n", findings.Select(finding => finding.Message))}");
        }
    }

    [Fact]
    public void Structural_mistakes_are_found()
    {
        if (Corpus.Folder is not { } folder)
            return;

        string[] structural = ["001 PLB1005", "003 PLB1008", "005 PLB1012", "007 PLB1008", "009 PLB1008", "011 PLB1010", "023 PLB1014", "027 PLB1005", "055 PLB1028", "057 PLB1028"];
        foreach (var parts in structural.Select(entry => entry.Split(' ')))
        {
            var text = File.ReadAllText(Path.Combine(folder, "validation", "invalid", parts[0] + ".json"));
            Assert.Contains(parts[1], Samples.Read(text).Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.RuleId));
        }
    }

    [Theory]
    [InlineData("apicollective__apibuilder-generator__reference-api__", true)]
    // The normal forms of these two are older than their api.json: operations and responses were added to it since.
    [InlineData("chrhicks__apidoc-generator-javascript__reference-api__", false)]
    [InlineData("apicollective__apibuilder-generator__examples__union-types-discriminator__api__", false)]
    public void Both_forms_of_a_document_give_the_same_service(string prefix, bool sameOperations)
    {
        if (Corpus.Folder is not { } folder)
            return;

        var hand = Read(Path.Combine(folder, prefix + "api.json"));
        var normal = Read(Path.Combine(folder, prefix + "service.json"));

        Assert.Equal(hand.Models.OrderBy(type => type.Name, StringComparer.Ordinal).Select(Describe), normal.Models.OrderBy(type => type.Name, StringComparer.Ordinal).Select(Describe));
        Assert.Equal(hand.Enums.OrderBy(type => type.Name, StringComparer.Ordinal), normal.Enums.OrderBy(type => type.Name, StringComparer.Ordinal));
        Assert.Equal(hand.Unions.OrderBy(type => type.Name, StringComparer.Ordinal), normal.Unions.OrderBy(type => type.Name, StringComparer.Ordinal));
        if (sameOperations)
            Assert.Equal(Operations(hand), Operations(normal));
    }

    private static Service Read(string file) => ServiceBinder.Bind(Samples.Read(File.ReadAllText(file)).Service, Corpus.Imports());

    private static string Describe(ModelType model) => $"{model.Name} {model.Plural} " + string.Join(", ", model.Fields);

    private static IEnumerable<string> Operations(Service service) =>
        service.Resources
            .OrderBy(resource => resource.Type.ToString(), StringComparer.Ordinal)
            .SelectMany(resource => resource.Operations.Select(operation =>
                $"{resource.Type} {resource.Plural} {operation.Method} {operation.Path} {operation.Body}\n  {string.Join("\n  ", operation.Parameters)}\n  {string.Join("\n  ", operation.Responses)}"));
}
