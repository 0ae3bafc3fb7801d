using Plumbline.Generator.Tests.Harness;

namespace Plumbline.Generator.Tests.Binding;

/// <summary>How problems are told in a document's own error type.</summary>
public sealed class ErrorShapeTests
{
    [Fact]
    public void A_code_that_is_text_says_invalid()
    {
        var run = GeneratorRun.Of(TestDocument.Service("""
            { "name": "x", "namespace": "io.x.v0",
              "models": { "item": { "fields": [{ "name": "id", "type": "string" }] },
                "error": { "fields": [{ "name": "code", "type": "string" }, { "name": "messages", "type": "[string]" }] } },
              "resources": { "item": { "operations": [{ "method": "POST", "body": { "type": "item" },
                "responses": { "201": { "type": "item" }, "422": { "type": "error" } } }] } } }
            """));
        Assert.Contains("Error { Code = \"invalid\", Messages = ", run["Io.XV0.ItemsPostOperation.g.cs"], StringComparison.Ordinal);
    }
}
