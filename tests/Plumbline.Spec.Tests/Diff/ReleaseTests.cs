using Plumbline.Spec.Collections;
using Plumbline.Spec.Diff;

namespace Plumbline.Spec.Tests.Diff;

/// <summary>Events of every retained release are stored, so a document is judged against all of them.</summary>
public sealed class ReleaseTests
{
    private const string Email = ", { \"name\": \"email\", \"type\": \"string\", \"required\": false }";

    [Fact]
    public void A_field_that_only_an_older_release_had_as_a_text_may_not_come_back_as_a_number()
    {
        var changes = Compare(Document(", { \"name\": \"email\", \"type\": \"integer\", \"required\": false }"), ("1.1.0", Document("")), ("1.0.0", Document(Email)));

        var change = Assert.Single(changes, change => change.Verdict == Verdict.Breaking);
        Assert.Equal("PLB3023", change.Rule.Id);
        Assert.Contains("breaks every consumer of user_event and the replay of user_event (released as 1.0.0); ", change.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Callers_live_with_the_last_release_only()
    {
        var with = Document("").Replace("\"responses\"", "\"parameters\": [{ \"name\": \"q\", \"type\": \"string\", \"required\": false }], \"responses\"", StringComparison.Ordinal);

        Assert.Empty(Compare(Document(""), ("1.1.0", Document("")), ("1.0.0", with)));
        Assert.NotEmpty(Compare(Document(""), ("1.1.0", with), ("1.0.0", Document(""))));
    }

    [Fact]
    public void What_both_releases_say_is_said_once_about_the_last_one()
    {
        var changes = Compare(Document(""), ("1.1.0", Document(Email)), ("1.0.0", Document(Email)));

        Assert.Contains("released as 1.1.0", Assert.Single(changes, change => change.Rule.Id == "PLB3017").Message, StringComparison.Ordinal);
        Assert.DoesNotContain(changes, change => change.Message.Contains("1.0.0", StringComparison.Ordinal));
    }

    [Fact]
    public void An_approval_of_a_change_since_an_older_release_is_used()
    {
        var now = Document(", { \"name\": \"email\", \"type\": \"integer\", \"required\": false }");
        (string, string)[] releases = [("1.1.0", Document("")), ("1.0.0", Document(Email))];
        var change = Assert.Single(Compare(now, releases), change => change.Rule.Id == "PLB3023");
        var options = Diffing.Approve(ApprovalsText.Approve(change, "nobody reads them again", null), new Approval { Fingerprint = "0123456789ab", Rule = "PLB3023", What = "x", Reason = "y" });

        var approved = ServiceComparer.Compare(Releases(releases), Diffing.Bind(now), options, TestContext.Current.CancellationToken);

        Assert.NotNull(approved.Single("PLB3023").Approval);
        Assert.Equal(["0123456789ab"], approved.UnusedApprovals.Select(approval => approval.Fingerprint));
    }

    [Theory]
    [InlineData("user-1.9.0.json", "user-1.10.0.json")]
    [InlineData("user.json", "user-0.1.0.json")]
    [InlineData("1.2", "1.2.1")]
    [InlineData("user-9.json", "user-10.json")]
    [InlineData("a.json", "b.json")]
    public void Releases_are_in_order(string earlier, string later)
    {
        Assert.True(Release.Order.Compare(earlier, later) < 0);
        Assert.True(Release.Order.Compare(later, earlier) > 0);
        Assert.Equal(0, Release.Order.Compare(later, later));
    }

    [Theory]
    [InlineData("user-1.4.0.json", "1.4.0")]
    [InlineData("user.v0.json", null)]
    [InlineData("user.json", null)]
    public void A_files_name_may_tell_the_version(string name, string? version) => Assert.Equal(version, Release.VersionIn(name));

    private static EquatableArray<Change> Compare(string now, params (string Name, string Text)[] releases) =>
        ServiceComparer.Compare(Releases(releases), Diffing.Bind(now), ComparisonOptions.Default, TestContext.Current.CancellationToken).Changes;

    private static List<Release> Releases((string Name, string Text)[] releases) => [.. releases.Select(release => new Release(release.Name, Diffing.Bind(release.Text)))];

    private static string Document(string fields) => $$"""
        { "name": "user",
          "models": { "note": { "fields": [{ "name": "id", "type": "string" }] } },
          "unions": { "user_event": { "discriminator": "discriminator", "types": [{ "type": "user_upserted", "fields": [{ "name": "event_id", "type": "string" }{{fields}}] }] } },
          "resources": { "note": { "operations": [{ "method": "GET", "responses": { "200": { "type": "[note]" } } }] } } }
        """;
}
