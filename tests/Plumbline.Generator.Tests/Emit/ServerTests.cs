using Plumbline.Generator.Tests.Harness;

namespace Plumbline.Generator.Tests.Emit;

/// <summary>What the server's emitted text looks like; what it does is tested in Plumbline.AspNetCore.Tests over Kestrel.</summary>
public sealed class ServerTests
{
    [Fact]
    public void Puts_document_text_into_code_as_text_only()
    {
        var run = GeneratorRun.Of(Document("""
            "resources": { "thing": { "description": "*/ </summary> \" \u2028 ${x} #error", "operations": [{ "method": "GET", "path": "/:id",
              "description": "First \"line\"\n#error */ second\u2029", "deprecation": { "description": "</remarks> \"" },
              "parameters": [{ "name": "a\"b", "type": "string", "location": "Header", "required": false, "description": "\"; throw null; //" }],
              "responses": { "200": { "type": "thing", "description": "</param>\n#endif" } } }] } }
            """));
        var text = run["Io.Example.LabV0.ThingsGetByIdOperation.g.cs"];
        Assert.Contains("""Description = "First \"line\"\n#error */ second",""", text, StringComparison.Ordinal);
        Assert.Contains("""Name = "a\"b",""", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Maps_a_health_check_where_no_document_declares_one()
    {
        var run = GeneratorRun.Of(Document("""
            "resources": { "thing": { "operations": [{ "method": "DELETE", "path": "/:id", "responses": { "204": { "type": "unit" } } }] } }
            """));
        Assert.Contains("MapDefaultHealthcheck(group)", run["Plumbline.Application.g.cs"], StringComparison.Ordinal);
    }

    private static TestDocument Document(string members) => TestDocument.Service($$"""
        { "name": "lab", "namespace": "io.example.lab.v0",
          "models": { "thing": { "fields": [{ "name": "id", "type": "string" }] } },
          {{members}} }
        """);
}
