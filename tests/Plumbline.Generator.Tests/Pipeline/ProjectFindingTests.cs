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

    [Theory]
    [InlineData("service", "")]
    [InlineData("client", "")]
    [InlineData("contract", "")]
    [InlineData("service", "\"namespace\": \"io.example.user.v0\", ")]
    public void Of_two_documents_of_one_name_the_first_is_emitted_and_the_second_is_an_error_at_its_name(string role, string stated)
    {
        var text = Resource.Replace("{ \"name\"", $"{{ {stated}\"name\"", StringComparison.Ordinal);
        var first = TestDocument.WithRole("/project/eu/api.json", role, text);
        var second = TestDocument.WithRole("/project/us/api.json", role, text.Replace("\"fields\": []", "\"fields\": [{ \"name\": \"id\", \"type\": \"string\" }]", StringComparison.Ordinal));

        var run = GeneratorRun.Unchecked(References.Web, new TestOptions(("RootNamespace", "Project")), second, first);

        var finding = Assert.Single(run.Findings);
        Assert.Equal(("PLB0013", DiagnosticSeverity.Error, "/project/us/api.json"), (finding.Id, finding.Severity, finding.Location.GetLineSpan().Path));
        Assert.Equal("\"user\"", second.GetText(TestContext.Current.CancellationToken).ToString(finding.Location.SourceSpan));
        var message = finding.GetMessage(CultureInfo.InvariantCulture);
        Assert.StartsWith(stated.Length == 0 ? "/project/eu/api.json has the same name 'user', and no namespace" : "/project/eu/api.json has the same namespace 'io.example.user.v0', and the name 'user'", message, StringComparison.Ordinal);
        Assert.Contains("PlumblineApiNamespace", message, StringComparison.Ordinal);
        Assert.Equal(
            GeneratorRun.Unchecked(References.Web, new TestOptions(("RootNamespace", "Project")), first).Result.GeneratedSources.Select(s => (s.HintName, s.SourceText.ToString())),
            run.Result.GeneratedSources.Select(s => (s.HintName, s.SourceText.ToString())));
    }

    [Theory]
    [InlineData("PlumblineApiNamespace", "io.example.us.v0")]
    [InlineData("PlumblineNamespace", "Us")]
    public void Two_documents_of_one_name_in_two_namespaces_are_both_emitted(string key, string value)
    {
        var second = new TestDocument("/project/us/api.json", Resource, ("PlumblineRole", "client"), (key, value));
        Assert.Empty(GeneratorRun.Of(TestDocument.WithRole("/project/eu/api.json", "client", Resource), second).Findings.Where(f => f.Severity == DiagnosticSeverity.Error));
    }

    [Fact]
    public void A_document_that_is_listed_twice_is_no_error() => Assert.Empty(GeneratorRun.Of(
        TestDocument.WithRole("/project/eu/api.json", "service", Resource), TestDocument.WithRole("/project/us/api.json", "import", Resource)).Findings);

    [Fact]
    public void Namespaces_that_differ_in_case_only_share_their_names()
    {
        // The compiler compares the names of emitted files without regard to case.
        static string Document(string name) => $$"""{ "name": "{{name}}", "models": { "user": { "fields": [] } } }""";
        var run = GeneratorRun.Of(TestDocument.WithRole("/project/a.json", "client", Document("user_log")), TestDocument.WithRole("/project/b.json", "client", Document("userlog")));
        Assert.Equal(run.Result.GeneratedSources.Length, run.Result.GeneratedSources.Select(s => s.HintName.ToUpperInvariant()).Distinct().Count());
    }

    [Theory]
    [InlineData("/project/common.json", "PlumblineRole", "improt", "PlumblineRole=\"improt\" means nothing; say service, client, contract, import or baseline; did you mean 'import'?")]
    [InlineData("/project/common.json", "PlumblineRole", "none", "PlumblineRole=\"none\" means nothing; say service, client, contract, import or baseline")]
    [InlineData("/project/api.json", "PlumblineAccess", "publik", "PlumblineAccess=\"publik\" means nothing; say public or internal; did you mean 'public'?")]
    [InlineData("/project/common.yaml", "PlumblineRole", "import", "PlumblineRole=\"import\" has no effect here: only files named *.json are documents")]
    public void Metadata_that_means_nothing_is_an_error_of_the_file(string path, string key, string value, string message)
    {
        var run = GeneratorRun.Unchecked(References.Web, new TestOptions(), new TestDocument(path, """{ "name": "common", "models": { "name": { "fields": [] } } }""", (key, value)));
        var finding = Assert.Single(run.Findings);
        Assert.Equal(("PLB0014", DiagnosticSeverity.Error, path, message), (finding.Id, finding.Severity, finding.Location.GetLineSpan().Path, finding.GetMessage(CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("PlumblineRole", "Import")]
    [InlineData("PlumblineRole", " client ")]
    [InlineData("PlumblineAccess", "public")]
    [InlineData("PlumblineUri", "improt")]
    public void Metadata_with_a_meaning_is_none(string key, string value) =>
        Assert.Empty(GeneratorRun.Of(new TestDocument("/project/common.json", """{ "name": "common", "models": { "name": { "fields": [] } } }""", (key, value))).Findings);

    [Fact]
    public void Every_project_rule_has_its_page()
    {
        foreach (var rule in ProjectRules.All)
            Assert.StartsWith($"# {rule.Id}: {rule.Title}\n", File.ReadAllText(Repository.PathOf(rule.HelpPage)), StringComparison.Ordinal);
    }
}
