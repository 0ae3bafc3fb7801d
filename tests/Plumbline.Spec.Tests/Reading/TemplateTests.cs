using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Tests.Reading;

public sealed class TemplateTests
{
    private const string Statements = """
        { "name": "x",
          "templates": {
            "models": { "statement": { "fields": [ { "name": "id", "type": "string" }, { "name": "note", "type": "string", "required": false, "annotations": ["a"] }, { "name": "next", "type": "[statement]" } ] } },
            "resources": { "statement": { "path": "/s", "operations": [
              { "method": "GET", "path": "/:id", "responses": { "200": { "type": "statement" }, "404": { "type": "unit" } } },
              { "method": "GET", "responses": { "200": { "type": "[statement]" } } } ] } } },
          "annotations": { "a": {}, "b": {} },
          "models": {
            "bill": { "templates": [ { "name": "statement" } ], "fields": [ { "name": "note", "type": "string", "description": "own", "annotations": ["b"] }, { "name": "sum", "type": "decimal" } ] },
            "order": { "templates": [ { "name": "statement", "cast": { "statement": "bill" } } ] } },
          "resources": { "bill": { "templates": [ { "name": "statement" } ], "operations": [ { "method": "get", "path": "/:id", "description": "own", "responses": { "404": { "type": "string" } } } ] } } }
        """;

    [Fact]
    public void Merges_fields_and_keeps_optional_ones_optional()
    {
        var bill = Samples.Bind(Statements).Models[0];

        Assert.Equal(["note string", "sum decimal", "id string", "next [bill]"], bill.Fields.Select(field => $"{field.Name} {field.Type}"));
        Assert.Equal((false, "own"), (bill.Fields[0].IsRequired, bill.Fields[0].Description));
        Assert.Equal(["b", "a"], bill.Fields[0].Annotations);
    }

    [Fact]
    public void Casts_types_through_containers() =>
        Assert.Equal("[bill]", Samples.Bind(Statements).Models[1].Fields[2].Type.ToString());

    [Fact]
    public void Declares_an_interface_of_the_fields_that_every_user_kept()
    {
        var service = Samples.Bind(Statements);

        Assert.Equal(["id", "note"], service.Interfaces.Single().Fields.Select(field => field.Name));
        Assert.All(service.Models, model => Assert.Equal((TypeKind.Interface, "statement"), (model.Interfaces.Single().Kind, model.Interfaces.Single().Name)));
    }

    [Fact]
    public void Merges_operations_by_method_and_path_and_responses_by_code()
    {
        var operations = Samples.Bind(Statements).Resources.Single().Operations;

        Assert.Equal(["GET /s/:id", "GET /s"], operations.Select(operation => $"{operation.Method} {operation.Path}"));
        Assert.Equal(["404 string", "200 bill"], operations[0].Responses.Select(response => $"{response.Code} {response.Type}"));
        Assert.Equal("own", operations[0].Description);
    }

    [Theory]
    [InlineData("\"models\": { \"m\": { \"templates\": [{ \"name\": \"t\" }] } }", RuleIds.ModelTemplateNotFound, "\"t\"")]
    [InlineData("\"resources\": { \"m\": { \"templates\": [{ \"name\": \"t\" }] } }", RuleIds.ResourceTemplateNotFound, "\"t\"")]
    [InlineData("\"models\": { \"a\": {} }", RuleIds.TemplateNamedLikeModel, "\"a\"")]
    [InlineData("\"interfaces\": { \"a\": {} }", RuleIds.TemplateNamedLikeInterface, "\"a\"")]
    [InlineData("\"models\": { \"m\": { \"templates\": [{ \"name\": \"r\" }] } }", RuleIds.RecursiveTemplate, "\"r\"")]
    [InlineData("\"models\": { \"m\": { \"templates\": [{ \"name\": \"a\", \"cast\": { \"x\": \"y\" } }, { \"name\": \"a\", \"cast\": { \"x\": \"z\" } }] } }", RuleIds.AmbiguousCast, "\"x\"")]
    [InlineData("\"models\": { \"m\": { \"templates\": [{ \"name\": \"u\" }] }, \"n\": { \"templates\": [{ \"name\": \"u\" }] } }", RuleIds.UnknownKey, "\"zzzzzz\"")]
    public void Reports_a_mistake_once_at_its_place(string users, string ruleId, string underlined)
    {
        var text = "{ \"name\": \"x\", \"templates\": { \"models\": { \"a\": {}, \"r\": { \"templates\": [{ \"name\": \"r\" }] }, \"u\": { \"zzzzzz\": 1 } } }, " + users + " }";
        var finding = Samples.Only(text);

        Assert.Equal((ruleId, underlined), (finding.RuleId, Samples.Underlined(text, finding)));
    }
}
