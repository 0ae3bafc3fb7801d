using Plumbline.Spec.Diff;

namespace Plumbline.Spec.Tests.Diff;

/// <summary>The table of verdicts: one change of a field, as requests, answers, consumers and replay meet it. E breaks, W may break, a dash does neither.</summary>
public sealed class DirectionTests
{
    private const string None = "";
    private const string Text = """{ "name": "x", "type": "string" }""";
    private const string Optional = """{ "name": "x", "type": "string", "required": false }""";
    private const string Defaulted = """{ "name": "x", "type": "string", "default": "a" }""";

    [Theory]
    [InlineData("PLB3013", None, Text, "E--E")]
    [InlineData("PLB3014", None, Defaulted, "W---")]
    [InlineData("PLB3015", None, Optional, "----")]
    [InlineData("PLB3016", Text, None, "WEE-")]
    [InlineData("PLB3016", Defaulted, None, "WEE-")]
    [InlineData("PLB3017", Optional, None, "WWW-")]
    [InlineData("PLB3018", """{ "name": "mail", "type": "string" }""", """{ "name": "email", "type": "string" }""", "EEEE")]
    [InlineData("PLB3019", Optional, Text, "E--E")]
    [InlineData("PLB3019", Optional, Defaulted, "----")]
    [InlineData("PLB3020", Text, Optional, "-EE-")]
    [InlineData("PLB3020", Defaulted, Optional, "-WW-")]
    [InlineData("PLB3021", Text, """{ "name": "x", "type": "json" }""", "-EE-")]
    [InlineData("PLB3022", """{ "name": "x", "type": "json" }""", Text, "E--E")]
    [InlineData("PLB3023", Text, """{ "name": "x", "type": "[string]" }""", "EEEE")]
    [InlineData("PLB3023", """{ "name": "x", "type": "long" }""", """{ "name": "x", "type": "double" }""", "EEEE")]
    [InlineData("PLB3023", Text, """{ "name": "x", "type": "integer" }""", "EEEE")]
    [InlineData("PLB3024", """{ "name": "x", "type": "integer" }""", """{ "name": "x", "type": "long" }""", "-EE-")]
    [InlineData("PLB3024", """{ "name": "x", "type": "[uuid]" }""", """{ "name": "x", "type": "[string]" }""", "-EE-")]
    [InlineData("PLB3024", """{ "name": "x", "type": "small" }""", """{ "name": "x", "type": "object" }""", "-EE-")]
    [InlineData("PLB3024", """{ "name": "x", "type": "map[string]" }""", """{ "name": "x", "type": "object" }""", "-EE-")]
    [InlineData("PLB3024", """{ "name": "x", "type": "few" }""", """{ "name": "x", "type": "many" }""", "-EE-")]
    [InlineData("PLB3025", """{ "name": "x", "type": "long" }""", """{ "name": "x", "type": "integer" }""", "E--E")]
    [InlineData("PLB3025", """{ "name": "x", "type": "many" }""", """{ "name": "x", "type": "few" }""", "E--E")]
    [InlineData("PLB3026", Text, """{ "name": "x", "type": "string", "minimum": 1 }""", "E--E")]
    [InlineData("PLB3026", """{ "name": "x", "type": "string", "maximum": 9 }""", """{ "name": "x", "type": "string", "maximum": 8 }""", "E--E")]
    [InlineData("PLB3026", Text, """{ "name": "x", "type": "string", "attributes": [{ "name": "format", "value": { "name": "email" } }] }""", "E--E")]
    [InlineData("PLB3027", """{ "name": "x", "type": "string", "minimum": 1 }""", Text, "-EE-")]
    [InlineData("PLB3027", """{ "name": "x", "type": "string", "maximum": 8 }""", """{ "name": "x", "type": "string", "maximum": 9 }""", "-EE-")]
    [InlineData("PLB3028", """{ "name": "x", "type": "string", "attributes": [{ "name": "format", "value": { "name": "email" } }] }""", """{ "name": "x", "type": "string", "attributes": [{ "name": "format", "value": { "name": "uri" } }] }""", "WWWW")]
    [InlineData("PLB3029", Defaulted, """{ "name": "x", "type": "string", "default": "b" }""", "EWWW")]
    [InlineData("PLB3029", Defaulted, Text, "E--E")]
    [InlineData("PLB3029", Text, Defaulted, "----")]
    [InlineData("PLB3029", Optional, """{ "name": "x", "type": "string", "required": false, "default": "a" }""", "WWWW")]
    [InlineData("PLB3033", Text, """{ "name": "x", "type": "few" }""", "E--E")]
    [InlineData("PLB3055", """{ "name": "x", "type": "few" }""", Text, "-WW-")]
    [InlineData("PLB3065", """{ "name": "x", "type": "small" }""", """{ "name": "x", "type": "alike" }""", "----")]
    public void A_change_of_a_field(string rule, string before, string after, string verdicts)
    {
        var effects = Diffing.Compare(Document(before, "", ""), Document(after, "", "")).Single(rule).Effects;

        Assert.Equal(verdicts, Letters(effects));
    }

    [Theory]
    [InlineData("PLB3030", "", """, { "name": "c" }""", "-WW-")]
    [InlineData("PLB3031", """, { "name": "c" }""", "", "E--E")]
    [InlineData("PLB3032", """, { "name": "c" }""", """, { "name": "c", "value": "d" }""", "EEEE")]
    [InlineData("PLB3056", """, { "name": "c", "value": "e" }""", """, { "name": "d", "value": "e" }""", "----")]
    public void A_change_of_an_enum(string rule, string before, string after, string verdicts)
    {
        const string Field = """{ "name": "x", "type": "open" }""";

        Assert.Equal(verdicts, Letters(Diffing.Compare(Document(Field, before, ""), Document(Field, after, "")).Single(rule).Effects));
    }

    [Theory]
    [InlineData("PLB3034", "", """, { "type": "alike" }""", "-WW-")]
    [InlineData("PLB3035", """, { "type": "alike" }""", "", "E--E")]
    [InlineData("PLB3036", """, { "type": "alike" }""", """, { "type": "alike", "discriminator_value": "b" }""", "EEEE")]
    [InlineData("PLB3036", """, { "type": "alike", "default": true }""", """, { "type": "alike" }""", "EEEE")]
    [InlineData("PLB3036", """, { "type": "alike" }""", """, { "type": "alike", "default": true }""", "----")]
    public void A_change_of_a_union(string rule, string before, string after, string verdicts)
    {
        const string Field = """{ "name": "x", "type": "choice" }""";

        Assert.Equal(verdicts, Letters(Diffing.Compare(Document(Field, "", before), Document(Field, "", after)).Single(rule).Effects));
    }

    private static string Letters(Effects effects) =>
        string.Concat(new[] { effects.Request, effects.Response, effects.Event, effects.Replay }.Select(verdict => verdict switch { Verdict.Breaking => 'E', Verdict.Dangerous => 'W', _ => '-' }));

    // The model is a body, an answer and part of an event.
    private static string Document(string field, string value, string member) => $$"""
        { "name": "user",
          "enums": {
            "few": { "values": [{ "name": "a" }] },
            "many": { "values": [{ "name": "a" }, { "name": "b" }] },
            "open": { "values": [{ "name": "a" }{{value}}] } },
          "models": {
            "small": { "fields": [{ "name": "a", "type": "string" }, { "name": "b", "type": "[few]" }] },
            "alike": { "fields": [{ "name": "b", "type": "[few]" }, { "name": "a", "type": "string" }] },
            "user": { "fields": [{ "name": "id", "type": "string" }{{(field.Length == 0 ? "" : ", ")}}{{field}}] },
            "user_upserted": { "fields": [{ "name": "user", "type": "user" }] } },
          "unions": {
            "choice": { "discriminator": "kind", "types": [{ "type": "small" }{{member}}] },
            "user_event": { "discriminator": "discriminator", "types": [{ "type": "user_upserted" }] } },
          "resources": { "user": { "operations": [{ "method": "POST", "body": { "type": "user" }, "responses": { "201": { "type": "user" } } }] } } }
        """;
}
