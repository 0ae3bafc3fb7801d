using System.Globalization;
using Microsoft.CodeAnalysis;
using Plumbline.Generator.Pipeline;
using Plumbline.Generator.Tests.Harness;
using Plumbline.Tests.Shared;

namespace Plumbline.Generator.Tests.Pipeline;

/// <summary>What is said about a document in its project, and where.</summary>
public sealed class ProjectFindingTests
{
    private const string Resource = """
        { "name": "user", "models": { "user": { "fields": [] } },
          "resources": { "user": { "operations": [{ "method": "GET", "responses": { "200": { "type": "user" } } }] } } }
        """;

    [Fact]
    public void A_service_without_aspnetcore_is_a_warning_that_names_the_ways_out()
    {
        var run = GeneratorRun.Unchecked(References.Console, new TestOptions(), TestDocument.Service(Resource));
        var finding = Assert.Single(run.Findings);
        Assert.Equal(("PLB0011", DiagnosticSeverity.Warning), (finding.Id, finding.Descriptor.DefaultSeverity));
        Assert.Contains("Microsoft.NET.Sdk.Web", finding.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        run.AssertCompiles();
    }

    [Theory]
    [InlineData("client")]
    [InlineData("contract")]
    [InlineData("import")]
    public void Every_other_role_needs_none(string role) =>
        Assert.Empty(GeneratorRun.Unchecked(References.Console, new TestOptions(), TestDocument.WithRole("/project/user.json", role, Resource)).Findings);

    [Fact]
    public void A_changed_name_is_an_information_at_the_name()
    {
        var run = GeneratorRun.Of(TestDocument.Service("""
            { "name": "x", "models": { "user_form": { "fields": [] },
              "user-form": { "fields": [{ "name": "equals", "type": "string" }] } } }
            """));
        Assert.Equal(
            ["'user-form' is 'UserFormModel' in C#: 'UserForm' is taken there", "'equals' is 'EqualsValue' in C#: 'Equals' is taken there"],
            run.Findings.Select(f => f.GetMessage(CultureInfo.InvariantCulture)));
        Assert.All(run.Findings, f => Assert.Equal(("PLB0012", DiagnosticSeverity.Info), (f.Id, f.Severity)));
        Assert.Equal((1, 2), (run.Findings[0].Location.GetLineSpan().StartLinePosition.Line, run.Findings[0].Location.GetLineSpan().StartLinePosition.Character));
    }

    [Fact]
    public void A_document_without_a_namespace_answers_imports_by_the_one_that_the_project_states()
    {
        var user = TestDocument.Service("""
            { "name": "user", "imports": [{ "uri": "https://example.io/example/common/latest/service.json" }],
              "models": { "user": { "fields": [{ "name": "name", "type": "io.example.common.v0.models.name" }] } } }
            """);
        const string Common = """{ "name": "common", "models": { "name": { "fields": [] } } }""";
        var run = GeneratorRun.Of(user, new TestDocument("/project/common.json", Common, ("PlumblineRole", "import"), ("PlumblineApiNamespace", "io.example.common.v0")));
        Assert.Contains("global::Io.Example.CommonV0.Name", run["Project.UserApi.User.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_project_rule_has_its_page()
    {
        foreach (var rule in ProjectRules.All)
            Assert.StartsWith($"# {rule.Id}: {rule.Title}\n", File.ReadAllText(Repository.PathOf(rule.HelpPage)), StringComparison.Ordinal);
    }
}
