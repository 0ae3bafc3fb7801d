using Plumbline.Generator.Tests.Harness;

namespace Plumbline.Generator.Tests.Pipeline;

/// <summary>Names that collide, or that C# has other plans for, compile and keep their wire names.</summary>
public sealed class NamingCollisionTests
{
    [Fact]
    public void Types_that_become_one_name_are_told_apart_in_document_order()
    {
        var run = GeneratorRun.Of(TestDocument.Service("""
            { "name": "x", "namespace": "io.x.v0", "models": {
              "user_form": { "fields": [] }, "user.form": { "fields": [] }, "user-form": { "fields": [] },
              "user": { "fields": [{ "name": "json", "type": "user_json" }] }, "user_json": { "fields": [] } } }
            """));
        Assert.Contains("record UserForm\n", run["Io.XV0.UserForm.g.cs"]);
        Assert.Contains(run.Result.GeneratedSources, s => s.HintName == "Io.XV0.UserFormModel.g.cs");
        Assert.Contains(run.Result.GeneratedSources, s => s.HintName == "Io.XV0.UserFormModel2.g.cs");
    }

    [Fact]
    public void Members_named_like_keywords_like_their_type_or_like_members_of_object_compile()
    {
        // Some of these names are errors as well; what is emitted must compile all the same.
        GeneratorRun.Unchecked(References.Web, new TestOptions(), TestDocument.Service("""
            { "name": "x", "namespace": "io.x.v0",
              "enums": { "kind": { "values": [{ "name": "kind" }, { "name": "Kind" }, { "name": "undefined" }, { "name": "case" }, { "name": "is_defined" },
                { "name": "equals" }, { "name": "to_string" }, { "name": "from_text" }, { "name": "class" }, { "name": "1st" }, { "name": "a.b" }, { "name": "a-b" } ] } },
              "models": { "user": { "fields": [
                { "name": "user", "type": "string" }, { "name": "class", "type": "string" }, { "name": "equals", "type": "string" },
                { "name": "to_string", "type": "string" }, { "name": "get_hash_code", "type": "integer" }, { "name": "equality_contract", "type": "string" },
                { "name": "print_members", "type": "string" }, { "name": "clone", "type": "string" }, { "name": "get_type", "type": "string" },
                { "name": "reader", "type": "string" }, { "name": "writer", "type": "string" }, { "name": "context", "type": "string" },
                { "name": "member", "type": "string" }, { "name": "value", "type": "string" }, { "name": "await", "type": "string" },
                { "name": "some_id", "type": "string" }, { "name": "some.id", "type": "string" }, { "name": "2fa", "type": "string" },
                { "name": "kind", "type": "kind", "default": "1st" } ] } },
              "unions": { "match": { "discriminator": "d", "types": [{ "type": "user" }, { "type": "kind" }, { "type": "string" }, { "type": "long", "discriminator_value": "class" }] } },
              "resources": { "user": { "operations": [
                { "method": "GET", "path": "/:class", "parameters": [ { "name": "request", "type": "string" }, { "name": "cancellation_token", "type": "string" },
                  { "name": "this", "type": "string", "required": false }, { "name": "await", "type": "integer", "default": 1 }, { "name": "user", "type": "[kind]" } ],
                  "responses": { "200": { "type": "user" } } },
                { "method": "POST", "body": { "type": "user" }, "parameters": [{ "name": "user", "type": "string" }], "responses": { "201": { "type": "user" } } } ] } } }
            """)).AssertCompiles();
    }

    [Fact]
    public void Namespaces_and_types_of_the_same_name_do_not_hide_each_other()
    {
        GeneratorRun.Of(TestDocument.Service("""
            { "name": "system", "namespace": "io.system.task.v0", "models": {
              "string": { "fields": [] },
              "task": { "fields": [{ "name": "list", "type": "[list]" }, { "name": "id", "type": "uuid" }, { "name": "at", "type": "date-time-iso8601" }] },
              "list": { "fields": [{ "name": "task", "type": "task", "required": false }] },
              "guid": { "fields": [] }, "json_element": { "fields": [] }, "utf8_json_writer": { "fields": [] }, "api_list": { "fields": [] } },
              "resources": { "task": { "operations": [{ "method": "GET", "responses": { "200": { "type": "[task]" } } }] } } }
            """));
    }
}
