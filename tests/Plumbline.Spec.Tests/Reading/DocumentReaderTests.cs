using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Tests.Reading;

public sealed class DocumentReaderTests
{
    [Fact]
    public void Reads_fields_with_their_defaults()
    {
        var item = Samples.ReadClean(Samples.Shop).Models[0];

        Assert.Equal("items", item.Plural);
        Assert.Equal(["uuid", "status", "[string]", "map[decimal]", "size"], item.Fields.Select(field => field.Type.ToString()));
        Assert.Equal([true, true, false, true, true], item.Fields.Select(field => field.IsRequired));
        Assert.Equal([null, "open", null, "{}", null], item.Fields.Select(field => field.Default));
        Assert.Equal(10, item.Fields[2].Maximum);
    }

    [Fact]
    public void Lifts_inline_types_and_member_models()
    {
        var service = Samples.ReadClean(Samples.Shop);

        Assert.Equal(["item", "item_form", "opened"], service.Models.Select(model => model.Name));
        Assert.Equal(["status", "size"], service.Enums.Select(type => type.Name));
        Assert.Equal(["at"], service.Models[2].Fields.Select(field => field.Name));
    }

    [Fact]
    public void Reads_inline_types_in_containers_and_in_each_other()
    {
        var service = Samples.Bind("""
            { "name": "x", "models": { "a": { "fields": [
              { "name": "b", "type": { "model": "map[[b]]", "fields": [ { "name": "c", "type": { "union": "c", "types": [ { "type": "string" } ] } } ] } } ] } } }
            """);

        Assert.Equal("map[[b]]", service.Models[0].Fields[0].Type.ToString());
        Assert.Equal(["a", "b"], service.Models.Select(model => model.Name));
        Assert.Equal(TypeKind.Union, service.Models[1].Fields[0].Type.Kind);
    }

    [Fact]
    public void Reads_operations_with_whole_paths_locations_and_default_responses()
    {
        var service = Samples.Bind("""
            { "name": "x", "models": { "user": { "fields": [ { "name": "id", "type": "long" } ] } },
              "resources": { "user": { "operations": [
                { "method": "get", "path": "/:id", "parameters": [ { "name": "a", "type": "string" } ] },
                { "method": "POST", "parameters": [ { "name": "a", "type": "string" }, { "name": "h", "type": "string", "location": "HEADER" } ] },
                { "method": "PUT", "path": "/:id/:k.csv", "body": { "type": "user" }, "parameters": [ { "name": "a", "type": "string" }, { "name": "k", "type": "uuid", "location": "query" } ] } ] } } }
            """);
        var operations = service.Resources[0].Operations;

        Assert.Equal(["GET /users/:id", "POST /users", "PUT /users/:id/:k.csv"], operations.Select(operation => $"{operation.Method} {operation.Path}"));
        Assert.Equal(["id long Path, a string Query", "a string Form, h string Header", "id long Path, k uuid Path, a string Query"],
            operations.Select(operation => string.Join(", ", operation.Parameters.Select(parameter => $"{parameter.Name} {parameter.Type} {parameter.Location}"))));
        Assert.All(operations, operation => Assert.Equal("204 unit", string.Join(", ", operation.Responses.Select(response => $"{response.Code} {response.Type}"))));
    }

    [Theory]
    [InlineData("", "/users")]
    [InlineData("\"path\": \"\",", "/")]
    [InlineData("\"path\": \"/people\",", "/people")]
    public void Joins_paths_as_they_stand(string path, string whole)
    {
        var service = Samples.ReadClean($$"""{ "name": "x", "models": { "user": {} }, "resources": { "user": { {{path}} "operations": [ { "method": "GET" } ] } } }""");

        Assert.Equal(whole, service.Resources[0].Operations[0].Path);
    }

    [Fact]
    public void Reads_the_normal_form()
    {
        var document = Samples.Read(Samples.Normal);
        var operation = document.Service.Resources[0].Operations[0];

        Assert.Equal(DocumentForm.ServiceJson, document.Form);
        Assert.Equal(("example", "shop", "1.2.0"), (document.Service.Organization, document.Service.Application, document.Service.Version));
        Assert.Equal("/items/:id", operation.Path);
        Assert.Equal([200, null], operation.Responses.Select(response => response.Code));
        Assert.Null(document.Service.Models[0].Fields[0].Description);
    }

    [Fact]
    public void Reads_resources_written_as_an_array()
    {
        var service = Samples.ReadClean("""{ "name": "x", "models": { "user": {} }, "resources": [ { "model": "user", "path": "/u", "operations": [ { "method": "GET" } ] } ] }""");

        Assert.Equal("user /u", $"{service.Resources[0].Type} {service.Resources[0].Path}");
    }

    [Fact]
    public void Reads_our_attributes_where_the_format_drops_them()
    {
        const string attributes = "\"attributes\": [ { \"name\": \"linter\", \"value\": { \"ignore\": [\"PLB2\"] } } ]";
        var service = Samples.ReadClean($$"""
            { "name": "x", "enums": { "e": { "values": [ { "name": "a", {{attributes}} } ] } },
              "unions": { "u": { "types": [ { "type": "e", {{attributes}} } ] } },
              "resources": { "e": { "operations": [ { "method": "GET", "parameters": [ { "name": "p", "type": "string", {{attributes}} } ] } ] } } }
            """);

        Assert.All(
            [service.Enums[0].Values[0].Attributes, service.Unions[0].Members[0].Attributes, service.Resources[0].Operations[0].Parameters[0].Attributes],
            list => Assert.Equal("PLB2", Assert.Single(list).Value["ignore"]!.Items[0].Text));
    }

    [Fact]
    public void Takes_booleans_and_numbers_as_strings()
    {
        var field = Samples.ReadClean("""{ "name": "x", "models": { "m": { "fields": [ { "name": " f ", "type": "long", "required": "false", "minimum": "3", "maximum": 4.0, "default": 3 } ] } } }""").Models[0].Fields[0];

        Assert.Equal(("f", false, 3L, 4L, "3"), (field.Name, field.IsRequired, field.Minimum, field.Maximum, field.Default));
    }

    [Fact]
    public void Knows_where_everything_stands()
    {
        var document = Samples.Read(Samples.Shop);
        string Text(NodePath path, string? key = null)
        {
            var span = key is null ? document.Syntax.Locate(path) : document.Syntax.Locate(path, key);
            return Samples.Shop.Substring(span.Start, span.Length);
        }

        var root = NodePath.Root;
        Assert.Equal("\"shop\"", Text(root));
        Assert.Equal("\"item\"", Text(root.Item("models", 0)));
        Assert.Equal("\"[string]\"", Text(root.Item("models", 0).Item("fields", 2), "type"));
        Assert.Equal("\"opened\"", Text(root.Item("models", 2)));
        Assert.Equal("\"size\"", Text(root.Item("enums", 1)));
        Assert.Equal("\"shut\"", Text(root.Item("enums", 0).Item("values", 1), "value"));
        Assert.Equal("\"item\"", Text(root.Item("unions", 0).Item("types", 1)));
        var post = root.Item("resources", 0).Item("operations", 1);
        Assert.Equal("\"POST\"", Text(post));
        Assert.Equal("\"item_form\"", Text(post.Member("body"), "type"));
        Assert.Equal("\"dry_run\"", Text(post.Item("parameters", 0)));
        Assert.Equal("\"422\"", Text(post.Item("responses", 1)));
        Assert.Equal("\"owner\"", Text(root.Item("attributes", 0)));
        Assert.Equal("\"personal_data\"", Text(root.Item("annotations", 0)));
        Assert.Equal("\"X-Trace\"", Text(root.Item("headers", 0)));
        Assert.StartsWith("\"https:", Text(root.Item("imports", 0)), StringComparison.Ordinal);
        // An inferred parameter has no text of its own: its operation stands for it.
        Assert.Equal("\"GET\"", Text(root.Item("resources", 0).Item("operations", 0).Item("parameters", 0)));
    }

    [Theory]
    [InlineData("{ \"name\": \"x\", \"models\": {} }", true)]
    [InlineData("{ \"name\": \"x\", \"resources\": [] }", true)]
    [InlineData("{ \"apidoc\": {} }", true)]
    [InlineData("{ \"name\": \"x\", \"models\": {", true)]
    [InlineData("{ \"name\": \"x\", \"version\": \"1\" }", false)]
    [InlineData("{ \"models\": {} }", false)]
    [InlineData("{ \"name\": \"x\", \"inner\": { \"models\": {} } }", false)]
    [InlineData("{ \"name\": \"x\", \"models\": \"few\" }", false)]
    [InlineData("[ \"name\", \"models\" ]", false)]
    [InlineData("", false)]
    public void Tells_documents_from_other_files(string text, bool isDocument) => Assert.Equal(isDocument, DocumentReader.LooksLikeDocument(text));
}
