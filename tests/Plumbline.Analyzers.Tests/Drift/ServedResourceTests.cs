using Plumbline.Analyzers.Drift;
using Plumbline.Analyzers.Tests.Harness;

namespace Plumbline.Analyzers.Tests.Drift;

public sealed class ServedResourceTests
{
    private const string Main = "var app = WebApplication.CreateBuilder(args).Build();\n";

    [Fact]
    public async Task Reports_a_mapped_resource_that_nothing_implements() =>
        await Shapes.Application().WithCode(Main + "[|app.MapApi()|];\n" + Shapes.Items).AssertReportsAsync(
            new ServedResourceAnalyzer(),
            "PLB2001",
            "resource 'note' of api.json(21,5) is mapped but nothing implements INotesApi; write a class that does and register it with AddNotesApi<T>()");

    [Fact]
    public async Task Reports_a_resource_that_nothing_implements_beside_another_in_the_document() =>
        await Shapes.Project().WithCode(Shapes.Items).AssertReportsAsync(
            new ServedResourceAnalyzer(),
            "PLB2001",
            "resource 'note' of api.json(21,5) is served beside others but nothing implements INotesApi; write a class that does and register it with AddNotesApi<T>()");

    [Fact]
    public async Task Reports_an_implementation_that_nothing_maps() =>
        await Shapes.Application()
            .WithCode(Main + "app.MapItemsApi();\n" + Shapes.Items + Shapes.Notes.Replace("class NotesApi", "class [|NotesApi|]", StringComparison.Ordinal))
            .AssertReportsAsync(
                new ServedResourceAnalyzer(),
                "PLB2002",
                "'NotesApi' implements INotesApi, but nothing maps resource 'note' of api.json(21,5), so nobody can call it; call app.MapApi() or app.MapNotesApi()");

    [Theory]
    [InlineData("app.MapApi();\n")]
    [InlineData("app.MapItemsApi();\napp.MapNotesApi();\n")]
    public async Task Leaves_implemented_and_mapped_resources_alone(string maps) =>
        await Shapes.Application().WithCode(Main + maps + Shapes.Items + Shapes.Notes).AssertReportsAsync(new ServedResourceAnalyzer(), "PLB2001");

    [Fact]
    public async Task Leaves_a_new_project_alone() =>
        await Shapes.Application().WithCode(Main + "app.Run();").AssertReportsAsync(new ServedResourceAnalyzer(), "PLB2001");

    [Fact]
    public async Task Leaves_a_library_alone_whose_host_maps() =>
        await Shapes.Project().WithCode(Shapes.Items + Shapes.Notes).AssertReportsAsync(new ServedResourceAnalyzer(), "PLB2002");
}
