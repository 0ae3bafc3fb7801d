using Plumbline.Spec.Collections;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules;
using Plumbline.Spec.Rules.Accepting;

namespace Plumbline.Spec.Tests.Rules.Accepting;

public sealed class AcceptedFindingsTests
{
    private const string Document = """
        {
          "name": "user", "namespace": "io.example.user.v0",
          "models": { "user": { "fields": [{ "name": "userId", "type": "string" }, { "name": "teamId", "type": "string" }] } },
          "resources": { "user": { "operations": [{ "method": "PATCH", "path": "/:userId", "body": { "type": "user" }, "responses": { "200": { "type": "user" } } }] } }
        }
        """;

    private static readonly string[] s_service = ["io.example.user.v0"];

    [Fact]
    public void Everything_found_can_be_accepted_and_is_found_no_more()
    {
        var found = Find(Document);
        var file = Read(AcceptedFindingsText.Write(found));

        Assert.True(found.Count > 4);
        Assert.Empty(file.Findings);
        Assert.All(found, finding => Assert.True(file.Accepts(finding)));
        Assert.Empty(Gone(file, found));
    }

    [Fact]
    public void The_file_is_sorted_and_reads_back_as_it_was_written()
    {
        var text = AcceptedFindingsText.Write(Find(Document).Reverse());

        Assert.Equal(text, AcceptedFindingsText.Write(Read(text).Entries));
        Assert.StartsWith(
            """
            {
              "findings": [
                { "fingerprint": "
            """.ReplaceLineEndings("\n"),
            text,
            StringComparison.Ordinal);
        Assert.Contains("\"rule\": \"PLB4002\", \"service\": \"io.example.user.v0\", \"what\": \"field 'teamId' of model 'user'\" },\n", text, StringComparison.Ordinal);
        Assert.Equal("{\n  \"findings\": []\n}\n", AcceptedFindingsText.Write(Enumerable.Empty<Finding>()));
    }

    [Fact]
    public void An_accepted_finding_stays_accepted_when_everything_around_it_moves()
    {
        var file = Read(AcceptedFindingsText.Write(Find(Document)));
        var moved = "\n\n" + Document
            .Replace("\"fields\": [", "\"fields\": [{ \"name\": \"id\", \"type\": \"string\" }, ", StringComparison.Ordinal)
            .Replace("\"models\": {", "\"models\": { \"team\": { \"fields\": [{ \"name\": \"id\", \"type\": \"string\" }] },", StringComparison.Ordinal);

        Assert.All(Find(moved).Where(finding => finding.RuleId == "PLB4002"), finding => Assert.True(file.Accepts(finding)));
    }

    [Fact]
    public void A_fingerprint_never_changes() =>
        Assert.Equal("ba84f4760696", Find(Document).First(finding => finding.RuleId == "PLB4002").Identity!.Fingerprint);

    [Fact]
    public void The_same_mistake_elsewhere_is_found()
    {
        var file = Read(AcceptedFindingsText.Write(Find(Document)));
        var more = Document.Replace("\"fields\": [", "\"fields\": [{ \"name\": \"firstName\", \"type\": \"string\" }, ", StringComparison.Ordinal);

        Assert.Equal(["field 'firstName' of model 'user'"], Find(more).Where(finding => finding.RuleId == "PLB4002" && !file.Accepts(finding)).Select(finding => finding.Identity!.What));
    }

    [Fact]
    public void Another_fact_about_the_same_place_is_found()
    {
        var file = Read(AcceptedFindingsText.Write(Find(Document)));
        var less = Document.Replace("\"200\": { \"type\": \"user\" }", "\"200\": { \"type\": \"user\" }, \"404\": { \"type\": \"unit\" }", StringComparison.Ordinal);

        Assert.Equal(["operation 'PATCH /users/:userId'"], Find(less).Where(finding => finding.RuleId == "PLB4062" && !file.Accepts(finding)).Select(finding => finding.Identity!.What));
    }

    [Fact]
    public void One_more_of_what_a_rule_says_of_one_place_is_found()
    {
        var accepted = RuleRun.Check([new Talkative(1)], Document);
        var found = RuleRun.Check([new Talkative(2)], Document);

        Assert.Equal([true, false], found.Select(Read(AcceptedFindingsText.Write(accepted)).Accepts));
    }

    [Fact]
    public void A_finding_of_a_rule_that_is_always_on_cannot_be_accepted()
    {
        var error = RuleRun.Check(RuleCatalogue.ValidityRules, Document.Replace("\"string\"", "\"text\"", StringComparison.Ordinal));

        Assert.NotEmpty(error);
        Assert.All(error, finding => Assert.Null(finding.Identity));
        Assert.Equal("{\n  \"findings\": []\n}\n", AcceptedFindingsText.Write(error));
    }

    [Fact]
    public void What_is_corrected_is_to_be_removed_from_the_file()
    {
        var text = AcceptedFindingsText.Write(Find(Document).Where(finding => finding.RuleId == "PLB4002"));
        var gone = Assert.Single(Gone(Read(text), Find(Document.Replace("\"teamId\"", "\"team_id\"", StringComparison.Ordinal))));

        Assert.Equal(("PLB4194", "nothing is left of what this accepts (PLB4002: field 'teamId' of model 'user'); remove the entry"), (gone.RuleId, gone.Message));
        Assert.Contains("teamId", text[gone.Span.Start..].Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_looked_for_is_not_missed()
    {
        var file = Read(AcceptedFindingsText.Write(Find(Document)));

        Assert.Empty(file.FindGone(["io.example.order.v0"], [.. RuleCatalogue.All.Select(rule => rule.Descriptor.Name)], []));
        Assert.Empty(file.FindGone(s_service, ["PLB4001"], []));
    }

    [Theory]
    [InlineData("{}", "{", "a findings file holds { \"findings\": [ ... ] }; write the list")]
    [InlineData("""{ "findings": [5] }""", "5", "an accepted finding is an object with fingerprint, rule, service and what; write { ... }")]
    [InlineData("""{ "findings": [{ "rule": "PLB4002", "service": "s", "what": "w" }] }""", "{", "this entry has no 'fingerprint'; copy it from the finding")]
    [InlineData("""{ "findings": [{ "fingerprint": "0123456789ab", "rule": "PLB4002", "service": "s", "what": " " }] }""", "\" \"", "'what' of an accepted finding must be a text that is not blank; write it out")]
    [InlineData("""{ "findings": [{ "fingerprint": "xyz", "rule": "PLB4002", "service": "s", "what": "w" }] }""", "\"xyz\"", "'xyz' is no fingerprint; copy the 12 digits from the finding")]
    [InlineData("""{ "findings": [{ "fingerprint": "0123456789ab", "rule": "PLB1041", "service": "s", "what": "w" }] }""", "\"PLB1041\"", "'PLB1041' is no rule whose findings can be accepted; copy it from the finding")]
    [InlineData("""{ "findings": [{ "fingerprint": "0123456789ab", "rule": "own", "service": "s", "what": "w" }, { "fingerprint": "0123456789ab", "rule": "own", "service": "s", "what": "w" }] }""", "\"0123456789ab\"", "own 0123456789ab is accepted twice; remove one entry")]
    [InlineData("""{ "findings": [], "more": 1 }""", "\"more\"", "'more' is no key of a findings file; known are findings")]
    public void A_file_that_is_not_in_order_says_where(string text, string underlined, string message)
    {
        var finding = Assert.Single(Read(text).Findings);

        Assert.Equal(("PLB4193", message, underlined), (finding.RuleId, finding.Message, text.Substring(finding.Span.Start, finding.Span.Length)));
    }

    private static AcceptedFindingsFile Read(string text) => AcceptedFindingsFile.Read(text, ["own"], TestContext.Current.CancellationToken);

    private static EquatableArray<Finding> Find(string text) => RuleRun.Check(RuleCatalogue.ConsistencyRules, text);

    private static EquatableArray<Finding> Gone(AcceptedFindingsFile file, IEnumerable<Finding> found) =>
        file.FindGone(s_service, [.. RuleCatalogue.ConsistencyRules.Select(rule => rule.Descriptor.Name)], found);

    /// <summary>Says several things about one place.</summary>
    private sealed class Talkative(int count)
        : Rule(new RuleDescriptor("PLB4001", "Several things at one place", RuleCategories.Consistency, Severity.Warning))
    {
        public override void Check(RuleContext context)
        {
            for (var i = 0; i < count; i++)
                context.Report(context.Walk.Service, "name", $"remark {i}");
        }
    }
}
