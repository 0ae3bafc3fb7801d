using Plumbline.Spec.Diff;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Tests.Diff;

public sealed class ApprovalsTests
{
    private const string Before = """
        { "name": "user",
          "models": { "user": { "fields": [{ "name": "id", "type": "string" }, { "name": "email", "type": "string", "required": false }] } },
          "resources": { "user": { "operations": [{ "method": "POST", "body": { "type": "user" }, "responses": { "201": { "type": "user" } } }] } } }
        """;

    private static readonly string s_after = Before.Replace("\"required\": false", "\"required\": true", StringComparison.Ordinal);

    [Fact]
    public void An_approved_change_is_no_finding_but_stays_in_the_comparison()
    {
        var change = Diffing.Compare(Before, s_after).Single("PLB3019");

        var approved = Diffing.Compare(Before, s_after, Diffing.Approve(ApprovalsText.Approve(change, "all callers send it", "accounts")));

        Assert.NotEmpty(Diffing.Compare(Before, s_after).ToFindings(Diffing.Read(s_after).Syntax));
        Assert.Empty(approved.ToFindings(Diffing.Read(s_after).Syntax));
        Assert.Equal("all callers send it", approved.Single("PLB3019").Approval?.Reason);
        Assert.Equal(VersionStep.Major, approved.SuggestedStep);
        Assert.Empty(approved.UnusedApprovals);
    }

    [Fact]
    public void The_finding_carries_what_an_approval_needs()
    {
        var finding = Assert.Single(Diffing.Compare(Before, s_after).ToFindings(Diffing.Read(s_after).Syntax));

        Assert.Equal("true", s_after.Substring(finding.Span.Start, finding.Span.Length));
        Assert.Contains(finding.Properties, property => property.Name == "fingerprint" && property.Value.Length == 12);
        Assert.Contains(finding.Properties, property => property is { Name: "what", Value: "'user.email' becomes required" });
    }

    [Fact]
    public void A_fingerprint_stands_when_everything_around_it_moves()
    {
        var fingerprint = Diffing.Compare(Before, s_after).Single("PLB3019").Fingerprint;
        static string Move(string text) => "\n\n" + text
            .Replace("{ \"name\": \"id\", \"type\": \"string\" }, ", "", StringComparison.Ordinal)
            .Replace("\"models\": {", "\"models\": { \"address\": { \"fields\": [] },", StringComparison.Ordinal);

        Assert.Equal(fingerprint, Diffing.Compare(Move(Before), Move(s_after)).Single("PLB3019").Fingerprint);
        Assert.Equal("387d631c117f", fingerprint);
    }

    [Fact]
    public void Another_change_of_the_same_field_has_another_fingerprint()
    {
        var first = Diffing.Compare(Before, Before.Replace("\"id\", \"type\": \"string\"", "\"id\", \"type\": \"long\"", StringComparison.Ordinal)).Single("PLB3023");
        var second = Diffing.Compare(Before, Before.Replace("\"id\", \"type\": \"string\"", "\"id\", \"type\": \"boolean\"", StringComparison.Ordinal)).Single("PLB3023");

        Assert.NotEqual(first.Fingerprint, second.Fingerprint);
    }

    [Fact]
    public void An_approval_without_its_change_is_a_finding_at_its_place()
    {
        const string Text = """
            { "approvals": [
              { "fingerprint": "0123456789ab", "rule": "PLB3019", "what": "'user.email' becomes required", "reason": "gone long ago" }
            ] }
            """;
        var file = ApprovalsFile.Read(Text, TestContext.Current.CancellationToken);

        var finding = Assert.Single(file.FindUnused(Diffing.Compare(Before, s_after, new ComparisonOptions { Approvals = file.Approvals })));

        Assert.Empty(file.Findings);
        Assert.Equal(RuleIds.ApprovalUnused, finding.RuleId);
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal("\"0123456789ab\"", Text.Substring(finding.Span.Start, finding.Span.Length));
        Assert.Equal("nothing is left of what this approves (PLB3019: 'user.email' becomes required); remove the entry", finding.Message);
    }

    [Fact]
    public void A_fingerprint_does_not_approve_another_rules_change()
    {
        var change = Diffing.Compare(Before, s_after).Single("PLB3019");

        var comparison = Diffing.Compare(Before, s_after, Diffing.Approve(ApprovalsText.Approve(change, "why not", null) with { Rule = "PLB3013" }));

        Assert.Null(comparison.Single("PLB3019").Approval);
        Assert.Single(comparison.UnusedApprovals);
    }

    [Fact]
    public void A_file_that_serves_two_documents_is_unused_only_where_both_do_not_need_it()
    {
        var other = Before.Replace("\"name\": \"user\",", "\"name\": \"account\",", StringComparison.Ordinal);
        var approval = ApprovalsText.Approve(Diffing.Compare(Before, s_after).Single("PLB3019"), "all callers send it", null);
        var file = ApprovalsFile.Read(ApprovalsText.Write([approval]), TestContext.Current.CancellationToken);
        var options = new ComparisonOptions { Approvals = file.Approvals };
        var mine = Diffing.Compare(Before, s_after, options);
        var others = Diffing.Compare(other, other.Replace("\"required\": false", "\"required\": true", StringComparison.Ordinal), options);

        Assert.NotNull(mine.Single("PLB3019").Approval);
        Assert.Null(others.Single("PLB3019").Approval);
        Assert.Single(file.FindUnused(others));
        Assert.Empty(file.FindUnused(mine, others));
    }

    [Theory]
    [InlineData("", "\"approvals\": [ ... ]", "")]
    [InlineData("[]", "\"approvals\": [ ... ]", "[")]
    [InlineData("{ \"approvals\": {} }", "write the list", "{}")]
    [InlineData("{ \"approvals\": [1] }", "an approval is an object", "1")]
    [InlineData("{ \"approvals\": [{ \"fingerprint\": \"0123456789ab\", \"rule\": \"PLB3019\", \"what\": \"x\" }] }", "has no 'reason'; say why", "{")]
    [InlineData("{ \"approvals\": [{ \"fingerprint\": \"0123456789ab\", \"rule\": \"PLB3019\", \"what\": \"x\", \"reason\": \" \" }] }", "'reason' of an approval must be a text", "\" \"")]
    [InlineData("{ \"approvals\": [{ \"fingerprint\": \"xyz\", \"rule\": \"PLB3019\", \"what\": \"x\", \"reason\": \"y\" }] }", "'xyz' is no fingerprint", "\"xyz\"")]
    [InlineData("{ \"approvals\": [{ \"fingerprint\": \"0123456789ab\", \"rule\": \"PLB1041\", \"what\": \"x\", \"reason\": \"y\" }] }", "'PLB1041' is no rule about changes", "\"PLB1041\"")]
    [InlineData("{ \"approvals\": [{ \"fingerprint\": \"0123456789ab\", \"rule\": \"PLB3019\", \"what\": \"x\", \"reasons\": \"y\", \"reason\": \"y\" }] }", "'reasons' is no key", "\"reasons\"")]
    [InlineData("{ \"approvals\": [], \"other\": 1 }", "'other' is no key", "\"other\"")]
    public void What_is_wrong_with_the_file_is_said_at_its_place(string text, string message, string underlined)
    {
        var finding = ApprovalsFile.Read(text, TestContext.Current.CancellationToken).Findings[0];

        Assert.Equal(RuleIds.ApprovalsInvalid, finding.RuleId);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.Equal(underlined, text.Substring(finding.Span.Start, finding.Span.Length));
    }

    [Fact]
    public void An_entry_that_is_there_twice_counts_once()
    {
        const string Entry = """{ "fingerprint": "0123456789ab", "rule": "PLB3019", "what": "x", "reason": "y" }""";
        var file = ApprovalsFile.Read($$"""{ "approvals": [{{Entry}}, {{Entry}}] }""", TestContext.Current.CancellationToken);

        Assert.Single(file.Approvals);
        Assert.Contains("approved twice", Assert.Single(file.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_written_file_reads_back_sorted()
    {
        Approval[] approvals =
        [
            new() { Fingerprint = "bbbbbbbbbbbb", Rule = "PLB3020", What = "b", Reason = "a \"quoted\" one\nwith a line\u202e", By = "team\\a" },
            new() { Fingerprint = "aaaaaaaaaaaa", Rule = "PLB3019", What = "a", Reason = "r" },
        ];

        var text = ApprovalsText.Write(approvals);
        var file = ApprovalsFile.Read(text, TestContext.Current.CancellationToken);

        Assert.Empty(file.Findings);
        Assert.Equal([approvals[1], approvals[0]], file.Approvals);
        Assert.Equal(text, ApprovalsText.Write(approvals.Reverse()));
        Assert.Empty(ApprovalsFile.Read(ApprovalsText.Write([]), TestContext.Current.CancellationToken).Findings);
    }

    [Fact]
    public void Any_prefix_of_a_file_is_read_without_an_exception()
    {
        var text = ApprovalsText.Write([new Approval { Fingerprint = "aaaaaaaaaaaa", Rule = "PLB3019", What = "a", Reason = "r", By = "b" }]);

        for (var length = 0; length < text.Length - 3; length++)
            Assert.NotEmpty(ApprovalsFile.Read(text[..length], TestContext.Current.CancellationToken).Findings);
    }

    [Theory]
    [InlineData("PLB3090", true)]
    [InlineData("PLB3091", false)]
    public void The_pages_examples_bear_out_what_they_say(string id, bool isAboutTheFile)
    {
        var fences = File.ReadAllText(ChangePage.PathOf(id)).ReplaceLineEndings("\n").Split("approvals\n{").Skip(1).Select(part => "{" + part[..part.IndexOf("\n```", StringComparison.Ordinal)]).ToList();
        var bad = ApprovalsFile.Read(fences[0], TestContext.Current.CancellationToken);
        var good = ApprovalsFile.Read(fences[1], TestContext.Current.CancellationToken);

        Assert.Equal(isAboutTheFile, bad.Findings.Count > 0);
        Assert.Empty(good.Findings);
        if (!isAboutTheFile)
            Assert.Single(bad.FindUnused(Diffing.Compare(Before, Before, new ComparisonOptions { Approvals = bad.Approvals })));
    }
}
