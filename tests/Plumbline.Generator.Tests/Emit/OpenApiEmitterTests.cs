using System.Text.Json;
using Microsoft.CodeAnalysis;
using Plumbline.Build;
using Plumbline.Generator.Tests.Harness;

namespace Plumbline.Generator.Tests.Emit;

/// <summary>Where the OpenAPI description goes; what it says is tested in Plumbline.Spec.Tests.</summary>
public sealed class OpenApiEmitterTests
{
    [Fact]
    public void Holds_the_description_as_text_whatever_the_document_says()
    {
        var run = GeneratorRun.Of(Document("lab", """
            "description": "\"\"\"\"u8; throw null; /*"
            """));
        var text = run["Io.Example.LabV0.LabOpenApi.g.cs"];
        Assert.Contains("public static global::System.ReadOnlySpan<byte> Utf8 => \"\"\"", text, StringComparison.Ordinal);
        Assert.Contains("""\"\"\"\"u8; throw null; /*""", text, StringComparison.Ordinal);
        Assert.Contains("MapOpenApiDescription(group, \"/openapi.json\", global::Io.Example.LabV0.LabOpenApi.Utf8);", run["Plumbline.Application.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Can_be_taken_from_the_emitted_file_as_it_is()
    {
        const string Name = "Io.Example.LabV0.LabOpenApi.g.cs";
        var run = GeneratorRun.Of(Document("lab", """
            "description": "\"\"\"\"u8; throw null; /*"
            """));
        var description = EmittedDescription.Read(Name, run[Name])!;
        Assert.Equal("Io.Example.LabV0.Lab", description.Name);
        Assert.StartsWith("{\n  \"openapi\": \"3.1.1\",\n", description.Json, StringComparison.Ordinal);
        Assert.EndsWith("\n}\n", description.Json, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(description.Json);
        Assert.Equal("\"\"\"\"u8; throw null; /*", json.RootElement.GetProperty("info").GetProperty("description").GetString());
        Assert.Equal(description, EmittedDescription.Read(Name, run[Name].ReplaceLineEndings("\r\n")));
        Assert.Null(EmittedDescription.Read(Name, run["Plumbline.Application.g.cs"]));
    }

    [Fact]
    public void Gives_each_of_several_documents_a_path_of_its_own()
    {
        var run = GeneratorRun.Of(Document("lab", "\"description\": \"one\""), Document("shop", "\"description\": \"two\""));
        var text = run["Plumbline.Application.g.cs"];
        Assert.Contains("\"/openapi/io.example.lab.v0.json\"", text, StringComparison.Ordinal);
        Assert.Contains("\"/openapi/io.example.shop.v0.json\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Maps_the_page_for_people_where_its_package_is_referenced()
    {
        var run = GeneratorRun.Of([.. References.Web, s_pages], new TestOptions(("RootNamespace", "Project")), Document("lab", "\"description\": \"one\""));
        Assert.Contains(
            "global::Plumbline.Pages.DocsPageExtensions.MapDocsPage(group, [new(\"lab\", \"/openapi.json\")]);", run["Plumbline.Application.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Knows_no_page_where_its_package_is_not_referenced() =>
        Assert.DoesNotContain("Pages", GeneratorRun.Of(Document("lab", "\"description\": \"one\""))["Plumbline.Application.g.cs"], StringComparison.Ordinal);

    [Fact]
    public void Leaves_the_frameworks_own_openapi_alone_where_its_package_is_not_referenced()
    {
        var run = GeneratorRun.Of(Document("lab", "\"description\": \"one\""));
        Assert.DoesNotContain("OpenApiSchemas", run["Plumbline.Application.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("typeof(", run["Io.Example.LabV0.LabOpenApi.g.cs"], StringComparison.Ordinal);
    }

    // What emitted code calls of the package, which itself would bring Swagger UI along.
    private static readonly PortableExecutableReference s_pages = References.Compile("Plumbline.Pages", """
        namespace Plumbline.Pages;
        public sealed record ApiDescription(string Name, string Path);
        public static class DocsPageExtensions
        {
            public static Microsoft.AspNetCore.Routing.RouteGroupBuilder MapDocsPage(
                this Microsoft.AspNetCore.Routing.IEndpointRouteBuilder endpoints, params System.Collections.Generic.IReadOnlyList<ApiDescription> descriptions) =>
                Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGroup(endpoints, "");
        }
        """);

    private static TestDocument Document(string name, string members) => new($"/project/{name}/api.json", $$"""
        { "name": "{{name}}", "namespace": "io.example.{{name}}.v0",
          "models": { "thing": { "fields": [{ "name": "id", "type": "string" }] } },
          "resources": { "thing": { "operations": [{ "method": "DELETE", "path": "/:id", "responses": { "204": { "type": "unit" } } }] } },
          {{members}} }
        """);
}
