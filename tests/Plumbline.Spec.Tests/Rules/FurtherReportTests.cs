using Plumbline.Spec.Rules;

namespace Plumbline.Spec.Tests.Rules;

/// <summary>What a rule reports beside what its page shows: the text that is underlined, and what is said of it.</summary>
public sealed class FurtherReportTests
{
    private const string User = "\"models\": { \"user\": { \"fields\": [{ \"name\": \"id\", \"type\": \"string\" }] } }";

    [Theory]
    [InlineData("PLB1050", "\"Active\"", "appears more than once",
        """{ "name": "x", "enums": { "status": { "values": [{ "name": "active", "value": "a" }, { "name": "Active", "value": "b" }] } } }""")]
    [InlineData("PLB1084", "\"b\"", "is 'b' in union 'w', but 'a' in union 'u'",
        """{ "name": "x", "models": { "m": { "fields": [{ "name": "id", "type": "string" }] } }, "unions": { "u": { "discriminator": "kind", "types": [{ "type": "m", "discriminator_value": "a" }] }, "w": { "discriminator": "kind", "types": [{ "type": "m", "discriminator_value": "b" }] } } }""")]
    [InlineData("PLB1105", "\"/files/*\"", "has '*' in its path; leave it out",
        "{ \"name\": \"x\", " + User + """, "resources": { "user": { "operations": [{ "method": "GET", "path": "/files/*" }] } } }""")]
    [InlineData("PLB1131", "5", "needs an object as its value", """{ "name": "x", "attributes": [{ "name": "timeout", "value": 5 }] }""")]
    [InlineData("PLB1137", "\"limit\"", "whose type 'string' is no whole number",
        "{ \"name\": \"x\", " + User + """, "resources": { "user": { "operations": [{ "method": "GET", "attributes": [{ "name": "paging", "value": { "limit": "limit", "offset": "offset" } }], "parameters": [{ "name": "limit", "type": "string" }, { "name": "offset", "type": "long" }], "responses": { "200": { "type": "[user]" } } }] } } }""")]
    [InlineData("PLB1138", "\"order\"", "sorts by parameter 'order', which is no query parameter",
        "{ \"name\": \"x\", " + User + """, "resources": { "user": { "operations": [{ "method": "GET", "attributes": [{ "name": "sort", "value": { "fields": ["id"], "parameter": "order" } }], "parameters": [{ "name": "sort", "type": "string" }], "responses": { "200": { "type": "[user]" } } }] } } }""")]
    [InlineData("PLB1144", "\"find\"", "has the name 'find', and so has operation 'GET /users/:id'",
        "{ \"name\": \"x\", " + User + """, "resources": { "user": { "operations": [{ "method": "GET", "path": "/:id", "attributes": [{ "name": "operation_name", "value": { "name": "Find" } }] }, { "method": "GET", "path": "/by/:id", "attributes": [{ "name": "operation_name", "value": { "name": "find" } }] }] } } }""")]
    [InlineData("PLB1150", "\"user\"", "whose table has no journal",
        """{ "name": "x", "models": { "user": { "attributes": [{ "name": "table", "value": { "journal": false } }], "fields": [{ "name": "id", "type": "string" }] }, "user_upserted": { "fields": [{ "name": "user", "type": "user" }] } }, "unions": { "user_event": { "discriminator": "type", "attributes": [{ "name": "stream", "value": { "of": "user" } }], "types": [{ "type": "user_upserted" }] } } }""")]
    [InlineData("PLB4014", "\"a_column_of_a_table_whose_name_is_longer_than_databases_want_to_keep\"", "longer than the 63 characters",
        """{ "name": "x", "models": { "user": { "attributes": [{ "name": "table", "value": {} }], "fields": [{ "name": "id", "type": "string" }, { "name": "a_column_of_a_table_whose_name_is_longer_than_databases_want_to_keep", "type": "string" }] } } }""")]
    [InlineData("PLB4029", "-1", "has minimum -1; 0 or 1 is meant",
        "{ \"name\": \"x\", " + User + """, "resources": { "user": { "operations": [{ "method": "GET", "parameters": [{ "name": "limit", "type": "long", "minimum": -1 }], "responses": { "200": { "type": "[user]" } } }] } } }""")]
    [InlineData("PLB4052", "{ \"description\": \"Use id\" }", "is deprecated without an end",
        """{ "name": "x", "models": { "user": { "fields": [{ "name": "guid", "type": "string", "deprecation": { "description": "Use id" } }] } } }""", "plumbline_deprecation_date", "true")]
    [InlineData("PLB4054", "\"x\"", "does not say for whom it is", """{ "name": "x", "attributes": [{ "name": "owner", "value": { "team": "identity" } }] }""")]
    [InlineData("PLB4055", "\"x\"", "has no namespace", """{ "name": "x" }""")]
    [InlineData("PLB4061", "\"reason\"", "travels in the body, which proxies may drop",
        "{ \"name\": \"x\", " + User + """, "resources": { "user": { "operations": [{ "method": "DELETE", "path": "/:id", "parameters": [{ "name": "reason", "type": "string", "location": "form" }] }] } } }""")]
    [InlineData("PLB4073", "\"x\"", "has 2 resources; more than 1 make two services",
        """{ "name": "x", "models": { "a": { "fields": [{ "name": "id", "type": "string" }] }, "b": { "fields": [{ "name": "id", "type": "string" }] } }, "resources": { "a": { "operations": [{ "method": "GET" }] }, "b": { "operations": [{ "method": "GET" }] } } }""", "plumbline_resources", "1")]
    [InlineData("PLB4080", "\"user_deleted\"", "there is nothing to delete",
        """{ "name": "x", "models": { "user_deleted": { "fields": [{ "name": "event_id", "type": "string" }, { "name": "timestamp", "type": "date-time-iso8601" }, { "name": "id", "type": "string" }] } }, "unions": { "user_event": { "discriminator": "discriminator", "types": [{ "type": "user_deleted" }] } } }""")]
    [InlineData("PLB4082", "\"user_upserted\"", "which has no 'id'",
        """{ "name": "x", "models": { "user": { "fields": [{ "name": "email", "type": "string" }] }, "user_upserted": { "fields": [{ "name": "event_id", "type": "string" }, { "name": "timestamp", "type": "date-time-iso8601" }, { "name": "user", "type": "user" }] } }, "unions": { "user_event": { "discriminator": "discriminator", "types": [{ "type": "user_upserted" }] } } }""")]
    [InlineData("PLB4087", "false", "is optional; everything belongs to somebody",
        """{ "name": "x", "models": { "user": { "fields": [{ "name": "id", "type": "string" }, { "name": "organization", "type": "string", "required": false }] } } }""")]
    public void Reports_also(string id, string underlined, string said, string document, string? setting = null, string? value = null)
    {
        var options = setting is null ? [] : new Dictionary<string, string> { [setting] = value! };

        var finding = Assert.Single(RuleRun.Check(RuleCatalogue.All, document, options: options), finding => finding.RuleId == id);

        Assert.Equal(underlined, document.Substring(finding.Span.Start, finding.Span.Length));
        Assert.Contains(said, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PLB4055", "{ \"name\": \"x\", \"namespace\": \"io.example.x.v1\", \"info\": {} }", null)]
    [InlineData("PLB4055", "{ \"name\": \"x\", \"namespace\": \"io.example.x.v1\" }", "2.0.0")]
    [InlineData("PLB1098", "{ \"name\": \"x\", " + User + ", \"resources\": { \"user\": { \"operations\": [{ \"method\": \"GET\" }] } } }", "twice")]
    public void Reports_what_no_text_alone_can_say(string id, string document, string? version)
    {
        // A version comes from a release, and a resource twice from a service that was put together: neither is in one document's text.
        var input = RuleRun.Input(document, [], new Dictionary<string, string>());
        var service = version switch
        {
            null => input.Service,
            "twice" => input.Service with { Resources = Collections.EquatableArray.Create(input.Service.Resources[0], input.Service.Resources[0]) },
            _ => input.Service with { Version = version },
        };

        var found = RuleEngine.Run(RuleCatalogue.All, input with { Service = service }, TestContext.Current.CancellationToken).Where(finding => finding.RuleId == id);

        Assert.Equal(version is null ? 0 : 1, found.Count());
    }

    [Theory]
    [InlineData("PLB1136", "{ \"union\": \"user_event\" }", "\"user_event\"", "write the whole name")]
    [InlineData("PLB1136", "{ \"union\": \"io.example.mail.v0.unions.mail_event\" }", "\"io.example.mail.v0.unions.mail_event\"", "no document of the project has the namespace 'io.example.mail.v0'")]
    [InlineData("PLB1136", "{ \"union\": \"io.example.user.v0.unions.user_event\", \"replica\": { \"of\": \"person\" } }", "\"person\"", "which is no model of the publisher")]
    [InlineData("PLB1136", "{ \"union\": \"io.example.user.v0.unions.user_event\", \"replica\": { \"of\": \"user\", \"fields\": [\"id\", \"mail\"] } }", "\"mail\"", "which is no field of model 'user'")]
    public void Reports_also_of_what_is_consumed(string id, string value, string underlined, string said)
    {
        const string Publisher = """{ "name": "user", "namespace": "io.example.user.v0", "models": { "user": { "fields": [{ "name": "id", "type": "string" }] }, "user_deleted": { "fields": [{ "name": "user", "type": "user" }] } }, "unions": { "user_event": { "discriminator": "type", "types": [{ "type": "user_deleted" }] } } }""";
        var document = $$"""{ "name": "order", "attributes": [{ "name": "consumes", "value": {{value}} }] }""";

        var finding = Assert.Single(RuleRun.Check(RuleCatalogue.ValidityRules, document, [("user.json", Publisher)]), finding => finding.RuleId == id);

        Assert.Equal(underlined, document.Substring(finding.Span.Start, finding.Span.Length));
        Assert.Contains(said, finding.Message, StringComparison.Ordinal);
    }
}
