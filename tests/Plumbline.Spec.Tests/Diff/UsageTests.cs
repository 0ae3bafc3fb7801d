using Plumbline.Spec.Diff;

namespace Plumbline.Spec.Tests.Diff;

/// <summary>One change, judged by where the model is used.</summary>
public sealed class UsageTests
{
    private const string Post = """{ "method": "POST", "body": { "type": "user_form" }, "responses": { "201": { "type": "user" } } }""";
    private const string Put = """{ "method": "PUT", "path": "/:id", "body": { "type": "user_form" }, "responses": { "200": { "type": "user" } } }""";

    [Fact]
    public void The_message_names_the_callers_and_the_release()
    {
        var change = Diffing.Compare(Form(isRequired: false, Post, Put), Form(isRequired: true, Post, Put), new ComparisonOptions { ReleasedAs = "1.4.0" }).Single("PLB3019");

        Assert.Equal("'user_form.email' becomes required: breaks every caller of POST /users, PUT /users/:id (released as 1.4.0); approve or keep it optional", change.Message);
        Assert.Equal(Verdict.Breaking, change.Effects.Request);
        Assert.Equal(Verdict.Compatible, change.Effects.Response);
    }

    [Fact]
    public void Who_came_after_the_release_is_not_broken()
    {
        var change = Diffing.Compare(Form(isRequired: false, Post), Form(isRequired: true, Post, Put)).Single("PLB3019");

        Assert.Contains("every caller of POST /users;", change.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("PUT", change.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_uses_another_type_now_is_told_that_and_no_more()
    {
        var comparison = Diffing.Compare(Form(isRequired: false, Post, Put), Form(isRequired: true, Post, Put.Replace("user_form", "other", StringComparison.Ordinal)));

        Assert.Contains("breaks every caller of POST /users;", comparison.Single("PLB3019").Message, StringComparison.Ordinal);
        Assert.Contains("the body of 'PUT /users/:id'", comparison.Single("PLB3012").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_of_a_patch_body_may_be_left_out_whatever_they_say()
    {
        const string Patch = """{ "method": "PATCH", "path": "/:id", "body": { "type": "user_form" }, "responses": { "200": { "type": "user" } } }""";

        Assert.Equal(Verdict.Compatible, Diffing.Compare(Form(isRequired: false, Patch), Form(isRequired: true, Patch)).Verdict);
        Assert.DoesNotContain("PATCH", Diffing.Compare(Form(isRequired: false, Patch, Post), Form(isRequired: true, Patch, Post)).Single("PLB3019").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_patch_body_holds_is_judged_as_always()
    {
        const string Patch = """{ "method": "PATCH", "path": "/:id", "body": { "type": "wrapper" }, "responses": { "200": { "type": "user" } } }""";

        Assert.Equal(Verdict.Breaking, Diffing.Compare(Form(isRequired: false, Patch), Form(isRequired: true, Patch)).Verdict);
    }

    [Theory]
    [InlineData("[user_form]")]
    [InlineData("map[user_form]")]
    [InlineData("map[[user_form]]")]
    [InlineData("wrapper")]
    [InlineData("choice")]
    [InlineData("[choice]")]
    public void A_model_is_found_through_lists_maps_models_and_unions(string body)
    {
        var operation = $$"""{ "method": "POST", "body": { "type": "{{body}}" }, "responses": { "201": { "type": "user" } } }""";

        var change = Diffing.Compare(Form(isRequired: false, operation), Form(isRequired: true, operation)).Single("PLB3019");

        Assert.Contains("breaks every caller of POST /users;", change.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_is_met_by_consumers_and_by_replay()
    {
        var required = Diffing.Compare(Event("\"required\": false"), Event("\"required\": true")).Single("PLB3019");
        var optional = Diffing.Compare(Event("\"required\": true"), Event("\"required\": false")).Single("PLB3020");

        Assert.Equal((Verdict.Compatible, Verdict.Breaking), (required.Effects.Event, required.Effects.Replay));
        Assert.Contains("breaks the replay of stored events of user_event", required.Message, StringComparison.Ordinal);
        Assert.Equal((Verdict.Breaking, Verdict.Compatible), (optional.Effects.Event, optional.Effects.Replay));
        Assert.Contains("breaks every consumer of user_event", optional.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_attribute_makes_any_union_an_event()
    {
        const string Plain = """
            { "name": "user", "models": { "a": { "fields": [{ "name": "x", "type": "string" }] }, "b": { "fields": [] } },
              "unions": { "news": { "discriminator": "kind", "types": [{ "type": "a" }, { "type": "b" }] } } }
            """;
        var stream = Plain.Replace("\"news\": {", "\"news\": { \"attributes\": [{ \"name\": \"stream\", \"value\": {} }],", StringComparison.Ordinal);
        static string Less(string text) => text.Replace(", { \"type\": \"b\" }", "", StringComparison.Ordinal);

        Assert.Contains("PLB3035", Diffing.Compare(Plain, Less(Plain)).Rules());
        Assert.Contains("PLB3046", Diffing.Compare(stream, Less(stream)).Rules());
        Assert.Contains("PLB3046", Diffing.Compare(stream, Plain).Rules());
    }

    [Fact]
    public void A_document_without_operations_is_judged_as_if_used_everywhere()
    {
        var change = Diffing.Compare(
            """{ "name": "common", "models": { "name": { "fields": [{ "name": "first", "type": "string" }] } } }""",
            """{ "name": "common", "models": { "name": { "fields": [{ "name": "first", "type": "long" }] } } }""").Single("PLB3023");

        Assert.Equal(Verdict.Breaking, change.Effects.Request);
        Assert.Equal(Verdict.Breaking, change.Effects.Response);
        Assert.Contains("of a document that imports it", change.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_the_wire_does_not_know_only_changes_source()
    {
        const string Before = """
            { "name": "user", "models": { "user": { "fields": [] }, "spare": { "fields": [{ "name": "x", "type": "string" }] } },
              "resources": { "user": { "operations": [{ "method": "GET", "responses": { "200": { "type": "user" } } }] } } }
            """;
        var after = Before.Replace("\"type\": \"string\"", "\"type\": \"long\"", StringComparison.Ordinal);

        Assert.Equal(Verdict.Dangerous, Diffing.Compare(Before, after).Single("PLB3023").Verdict);
        Assert.Equal(Verdict.Compatible, Diffing.Compare(Before, after, new ComparisonOptions { Source = SourceCompatibility.Ignore }).Single("PLB3023").Verdict);
        Assert.Equal(Verdict.Breaking, Diffing.Compare(Before, after, new ComparisonOptions { Source = SourceCompatibility.Enforce }).Single("PLB3023").Verdict);
    }

    [Fact]
    public void Models_that_hold_each_other_are_walked_once()
    {
        const string Before = """
            { "name": "user", "models": {
                "user": { "fields": [{ "name": "friend", "type": "user", "required": false }, { "name": "group", "type": "group" }] },
                "group": { "fields": [{ "name": "users", "type": "[user]" }, { "name": "title", "type": "string" }] } },
              "resources": { "user": { "operations": [{ "method": "GET", "responses": { "200": { "type": "user" } } }] } } }
            """;

        var change = Diffing.Compare(Before, Before.Replace("\"title\", \"type\": \"string\"", "\"title\", \"type\": \"boolean\"", StringComparison.Ordinal)).Single("PLB3023");

        Assert.Contains("every reader of the answer of GET /users;", change.Message, StringComparison.Ordinal);
    }

    private static string Form(bool isRequired, params string[] operations) => $$"""
        { "name": "user",
          "models": {
            "user": { "fields": [{ "name": "id", "type": "string" }] },
            "other": { "fields": [] },
            "wrapper": { "fields": [{ "name": "form", "type": "[user_form]" }] },
            "user_form": { "fields": [{ "name": "email", "type": "string", "required": {{(isRequired ? "true" : "false")}} }] } },
          "unions": { "choice": { "discriminator": "kind", "types": [{ "type": "user_form" }, { "type": "other" }] } },
          "resources": { "user": { "operations": [{{string.Join(", ", operations)}}] } } }
        """;

    private static string Event(string required) => $$"""
        { "name": "user",
          "models": {
            "user": { "fields": [{ "name": "email", "type": "string", {{required}} }] },
            "user_upserted": { "fields": [{ "name": "event_id", "type": "string" }, { "name": "user", "type": "user" }] } },
          "unions": { "user_event": { "discriminator": "discriminator", "types": [{ "type": "user_upserted" }] } } }
        """;
}
