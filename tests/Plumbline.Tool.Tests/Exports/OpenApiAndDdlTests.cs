using Plumbline.Spec.Export.OpenApi;
using Plumbline.Tests.Shared;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Tool.Tests.Exports;

public sealed class OpenApiAndDdlTests
{
    [Theory]
    [InlineData("user")]
    [InlineData("order")]
    public async Task Writes_what_the_service_serves(string name)
    {
        var (_, _, service, around) = RealDocuments.All().Single(document => document.Name == name + ".json");
        using var test = new ToolTest();
        var result = await test.RunInAsync(Repository.Root, "openapi", $"specs/{name}.json");
        Assert.Equal((ExitCodes.Success, OpenApiDocument.Write(service, around)), (result.Code, result.Out));
    }

    [Theory]
    [InlineData("postgresql", "plpgsql")]
    [InlineData("sqlite", "create trigger")]
    public async Task Writes_the_tables_in_the_dialect(string dialect, string word)
    {
        using var test = new ToolTest();
        var result = await test.RunInAsync(Repository.Root, "ddl", "specs/user.json", "--dialect", dialect);
        Assert.Equal(ExitCodes.Success, result.Code);
        Assert.Contains("CREATE TABLE", result.Out, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(word, result.Out, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Says_that_there_is_no_table()
    {
        using var test = new ToolTest().With("shop.api.json", """{ "name": "shop" }""");
        var result = await test.RunAsync("ddl", "shop.api.json");
        Assert.Equal((ExitCodes.Success, ""), (result.Code, result.Out));
        Assert.Contains("no model of the document has the attribute 'table'", result.Error, StringComparison.Ordinal);
    }
}
