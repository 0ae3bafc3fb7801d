using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Analyzers.Drift;
using Plumbline.Analyzers.Tests.Harness;
using Plumbline.CodeFixes;

namespace Plumbline.Analyzers.Tests.Fixes;

public sealed class WriteClassFixTests
{
    private static readonly DiagnosticAnalyzer s_resources = new ServedResourceAnalyzer();
    private static readonly DiagnosticAnalyzer s_events = new ConsumedEventsAnalyzer();

    [Fact]
    public async Task Writes_and_registers_the_implementation_of_a_resource()
    {
        var before = Shapes.Application().WithCode("var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddItemsApi<ItemsApi>();\nvar app = builder.Build();\napp.MapApi();\n" + Shapes.Items);
        var after = await FixRun.ApplyAsync(before, s_resources, new WriteClassFix(), "PLB2001");
        Assert.Contains("builder.Services.AddNotesApi<NotesApi>();\nvar app", after.Code[0].Text, StringComparison.Ordinal);
        Assert.Equal("NotesApi.cs", after.Code[1].Name);
        Assert.Empty(await after.AnalyzeAsync(s_resources));
    }

    [Fact]
    public async Task Writes_no_class_whose_name_is_taken()
    {
        var project = Shapes.Application().WithCode("var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddItemsApi<ItemsApi>();\nvar app = builder.Build();\napp.MapApi();\n" + Shapes.Items + "class NotesApi { }");
        Assert.Null(await FixRun.FindAsync(project, s_resources, new WriteClassFix(), "PLB2001"));
    }

    [Fact]
    public async Task Writes_and_registers_a_handler()
    {
        var before = Consuming.Project().WithCode("var builder = WebApplication.CreateBuilder(args);\nbuilder.AddPlumbline();\nvar app = builder.Build();\napp.Run();\n");
        var after = await FixRun.ApplyAsync(before, s_events, new WriteClassFix(), "PLB2010");
        Assert.Contains("AddShopEvents<ShopEventHandler>();", after.Code[0].Text, StringComparison.Ordinal);
        Assert.Contains("HandleAsync(", after.Code[1].Text, StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(s_events));
    }

    [Fact]
    public async Task Registers_a_handler_that_is_there()
    {
        var before = Consuming.Project().WithCode("using Io.Example.ShopV0;\nvar builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\napp.Run();\n" + Consuming.Handler);
        var after = await FixRun.ApplyAsync(before, s_events, new WriteClassFix(), "PLB2010");
        Assert.Single(after.Code);
        Assert.Empty(await after.AnalyzeAsync(s_events));
    }

    [Fact]
    public async Task Registers_an_implementation_that_is_there()
    {
        var before = Shapes.Application()
            .WithCode("var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddItemsApi<ItemsApi>();\nvar app = builder.Build();\napp.MapApi();\n" + Shapes.Items, "Program.cs")
            .WithCode("namespace Shop.Notes;\n" + Shapes.Notes, "Notes.cs");
        var after = await FixRun.ApplyAsync(before, s_resources, new WriteClassFix(), "PLB2012");
        Assert.Contains("AddNotesApi<Shop.Notes.NotesApi>();\nvar app", after.Code[0].Text, StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(s_resources));
    }
}
