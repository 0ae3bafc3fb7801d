using Microsoft.CodeAnalysis.CodeFixes;
using Plumbline.Analyzers.Drift;
using Plumbline.Analyzers.Tests.Harness;
using Plumbline.CodeFixes;

namespace Plumbline.Analyzers.Tests.Fixes;

public sealed class MapApiFixTests
{
    [Theory]
    [InlineData("MapApi", "")]
    [InlineData("MapNotesApi", "app.MapItemsApi();\n")]
    public async Task Maps_before_the_application_runs(string method, string maps)
    {
        var before = Shapes.Application()
            .WithCode("var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddItemsApi<ItemsApi>().AddNotesApi<NotesApi>();\nvar app = builder.Build();\n" + maps + "app.Run();\n", "Program.cs")
            .WithCode(Shapes.Items + Shapes.Notes, "Apis.cs");
        var after = await FixRun.ApplyAsync(before, new ServedResourceAnalyzer(), new MapApiFix(), "PLB2002", method);
        Assert.EndsWith($"app.{method}();\napp.Run();\n", after.Code[0].Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(new ServedResourceAnalyzer()));
    }

    [Fact]
    public async Task Maps_behind_the_building_where_something_else_runs_the_application()
    {
        const string Program = """
            Service.Create(args);
            static class Service
            {
                public static WebApplication Create(string[] args)
                {
                    var builder = WebApplication.CreateBuilder(args);
                    builder.Services.AddItemsApi<ItemsApi>().AddNotesApi<NotesApi>();
                    var app = builder.Build();
                    return app;
                }
            }
            """;
        var before = Shapes.Application().WithCode(Program, "Program.cs").WithCode(Shapes.Items + Shapes.Notes, "Apis.cs");
        var after = await FixRun.ApplyAsync(before, new ServedResourceAnalyzer(), new MapApiFix(), "PLB2002", "MapApi");
        Assert.Contains(".Build();\n        app.MapApi();\n        return app;", after.Code[0].Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(new ServedResourceAnalyzer()));
    }

    [Theory]
    [InlineData(FixAllScope.Solution, 2)]
    [InlineData(FixAllScope.Project, 1)]
    public async Task Maps_in_every_application_of_a_solution_or_in_one(FixAllScope scope, int count)
    {
        static TestProject Project() => Shapes.Application()
            .WithCode("var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddItemsApi<ItemsApi>().AddNotesApi<NotesApi>();\nvar app = builder.Build();\napp.Run();\n", "Program.cs")
            .WithCode(Shapes.Items + Shapes.Notes, "Apis.cs");
        var after = await FixRun.ApplyToAllAsync(scope, [Project(), Project()], new ServedResourceAnalyzer(), new MapApiFix(), "PLB2002", "MapApi");
        Assert.Equal(count, after.Count(project => project.Code[0].Text.Contains("app.MapApi();", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Maps_everything_once_where_nothing_is_mapped()
    {
        var before = Shapes.Application()
            .WithCode("var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddItemsApi<ItemsApi>().AddNotesApi<NotesApi>();\nvar app = builder.Build();\napp.Run();\n", "Program.cs")
            .WithCode(Shapes.Items, "Items.cs")
            .WithCode(Shapes.Notes, "Notes.cs");
        var after = await FixRun.ApplyToAllAsync(before, new ServedResourceAnalyzer(), new MapApiFix(), "PLB2002", "MapApi");
        Assert.Equal(2, after.Code[0].Text.Split("app.MapApi();").Length);
        Assert.Empty(await after.AnalyzeAsync(new ServedResourceAnalyzer()));
    }
}
