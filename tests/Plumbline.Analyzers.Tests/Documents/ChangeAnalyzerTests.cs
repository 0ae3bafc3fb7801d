using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plumbline.Analyzers.Documents;
using Plumbline.Analyzers.Tests.Harness;

namespace Plumbline.Analyzers.Tests.Documents;

public sealed class ChangeAnalyzerTests
{
    // An optional field of a request becomes required: line and column are those of the field's name.
    private static readonly string s_before = Shapes.Document.Replace(
        """{ "fields": [{ "name": "email", "type": "string" }] }""",
        """{ "fields": [{ "name": "email", "type": "string", "required": false }] }""",
        StringComparison.Ordinal);

    [Fact]
    public async Task Reports_a_break_at_its_line()
    {
        var found = Assert.Single(await Project().AnalyzeAsync(new ChangeAnalyzer()));
        Assert.Equal(("PLB3019", DiagnosticSeverity.Error), (found.Id, found.Severity));
        Assert.Equal(("/project/api.json", 12), (found.Location.GetLineSpan().Path, found.Location.GetLineSpan().StartLinePosition.Line));
        Assert.NotNull(found.Properties["fingerprint"]);
    }

    [Fact]
    public async Task Reports_nothing_without_a_baseline() => Assert.Empty(await Shapes.Project().AnalyzeAsync(new ChangeAnalyzer()));

    [Fact]
    public async Task Reports_nothing_where_nothing_changed() =>
        Assert.Empty(await Shapes.Project().WithDocument(Shapes.Document, "/project/released.json", "baseline").AnalyzeAsync(new ChangeAnalyzer()));

    [Fact]
    public async Task Reports_nothing_that_is_approved()
    {
        var fingerprint = (await Project().AnalyzeAsync(new ChangeAnalyzer()))[0].Properties["fingerprint"]!;
        Assert.Empty(await Project().WithDocument(Approvals(fingerprint), "/project/plumbline.approvals.json").AnalyzeAsync(new ChangeAnalyzer()));
    }

    [Fact]
    public async Task Reports_an_approval_that_allows_nothing()
    {
        var found = await Project().WithDocument(Approvals("0123456789ab"), "/project/plumbline.approvals.json").AnalyzeAsync(new ChangeAnalyzer());
        Assert.Equal(["PLB3019 /project/api.json", "PLB3091 /project/plumbline.approvals.json"], found.Select(d => $"{d.Id} {d.Location.GetLineSpan().Path}"));
    }

    [Fact]
    public async Task An_approvals_file_that_is_no_json_is_reported_as_such()
    {
        var found = await Project().WithDocument("{ \"approvals\": [ }", "/project/plumbline.approvals.json").AnalyzeAsync(new ChangeAnalyzer());
        Assert.Equal(["PLB3019", "PLB3090"], found.Select(d => d.Id).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Reports_what_breaks_the_replay_of_events_of_any_release()
    {
        static string Document(string field) => $$"""
            { "name": "user", "namespace": "io.example.user.v0",
              "unions": { "user_event": { "discriminator": "discriminator", "types": [{ "type": "user_upserted", "fields": [{ "name": "event_id", "type": "string" }{{field}}] }] } } }
            """;
        const string Email = ", { \"name\": \"email\", \"type\": \"string\", \"required\": false }";
        var project = new TestProject()
            .WithDocument(Document(Email.Replace("\"string\"", "\"integer\"", StringComparison.Ordinal)))
            .WithDocument(Document(Email), "/project/releases/user-1.9.0.json", "baseline")
            .WithDocument(Document(""), "/project/releases/user-1.10.0.json", "baseline");

        var found = Assert.Single(await project.AnalyzeAsync(new ChangeAnalyzer()));

        Assert.Equal("PLB3023", found.Id);
        Assert.Contains("(released as 1.9.0)", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compares_with_the_released_form_of_its_own_namespace()
    {
        var other = Shapes.Document.Replace("io.example.shop.v0", "io.example.shop.v1", StringComparison.Ordinal).Replace("\"radius\"", "\"width\"", StringComparison.Ordinal);
        var found = await Project().WithDocument(other, "/project/other.json", "baseline").AnalyzeAsync(new ChangeAnalyzer());
        Assert.Equal("PLB3019", Assert.Single(found).Id);
    }

    [Fact]
    public async Task Compares_with_the_released_form_of_its_name_where_the_namespace_is_another_one()
    {
        var project = Shapes.Project()
            .WithDocument(Shapes.Document.Replace("io.example.shop.v0", "io.example.store.v0", StringComparison.Ordinal), "/project/released.json", "baseline")
            .WithDocument("""{ "name": "other", "namespace": "io.example.other.v0", "models": { "gone": { "fields": [] } } }""", "/project/other.json", "baseline");
        var found = await project.AnalyzeAsync(new ChangeAnalyzer());
        Assert.NotEmpty(found);
        Assert.All(found, change => Assert.DoesNotContain("gone", change.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Compares_nothing_with_half_a_document(bool isBaseline)
    {
        var half = Shapes.Document[..Shapes.Document.IndexOf("\"resources\"", StringComparison.Ordinal)];
        var project = new TestProject()
            .WithDocument(isBaseline ? Shapes.Document : half)
            .WithDocument(isBaseline ? half.Replace("\"radius\"", "\"width\"", StringComparison.Ordinal) : Shapes.Document, "/project/released.json", "baseline");
        Assert.DoesNotContain(await project.AnalyzeAsync(expectErrors: true, new ChangeAnalyzer()), d => d.Id.StartsWith("PLB3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Obeys_a_ruleset() =>
        Assert.Empty(await Project(ImmutableDictionary<string, ReportDiagnostic>.Empty.Add("PLB3019", ReportDiagnostic.Suppress)).AnalyzeAsync(new ChangeAnalyzer()));

    private static string Approvals(string fingerprint) =>
        $$"""{ "approvals": [{ "fingerprint": "{{fingerprint}}", "rule": "PLB3019", "what": "email", "reason": "agreed with all callers" }] }""";

    private static TestProject Project(ImmutableDictionary<string, ReportDiagnostic>? severities = null) =>
        new TestProject { Severities = severities ?? ImmutableDictionary<string, ReportDiagnostic>.Empty }
            .WithDocument(Shapes.Document)
            .WithDocument(s_before, "/project/released.json", "baseline");
}
