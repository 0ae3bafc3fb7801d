using Plumbline.Analyzers.Drift;
using Plumbline.Analyzers.Tests.Harness;
using Plumbline.CodeFixes;

namespace Plumbline.Analyzers.Tests.Fixes;

public sealed class AddPlumblineFixTests
{
    [Fact]
    public async Task Registers_before_the_application_is_built()
    {
        var before = Project("var builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\napp.MapApi();\napp.Run();\n");
        var after = await FixRun.ApplyAsync(before, new MissingStorageAnalyzer(), new AddPlumblineFix(), "PLB2013");
        Assert.Equal("var builder = WebApplication.CreateBuilder(args);\nbuilder.AddPlumbline();\nvar app = builder.Build();\napp.MapApi();\napp.Run();\n", after.Code[0].Text);
        Assert.Empty(await after.AnalyzeAsync(new MissingStorageAnalyzer()));
    }

    [Fact]
    public async Task Registers_in_a_method_that_builds_the_application()
    {
        const string Program = """
            Service.Create(args).Run();
            static class Service
            {
                public static WebApplication Create(string[] args)
                {
                    var host = WebApplication.CreateBuilder(args);
                    var app = host.Build();
                    app.MapApi();
                    return app;
                }
            }
            """;
        var after = await FixRun.ApplyAsync(Project(Program), new MissingStorageAnalyzer(), new AddPlumblineFix(), "PLB2013");
        Assert.Contains("(args);\n        host.AddPlumbline();\n        var app", after.Code[0].Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(new MissingStorageAnalyzer()));
    }

    [Fact]
    public async Task Offers_nothing_where_no_statement_has_a_builder() =>
        Assert.Null(await FixRun.FindAsync(Project("var app = WebApplication.CreateBuilder(args).Build();\napp.MapApi();\n"), new MissingStorageAnalyzer(), new AddPlumblineFix(), "PLB2013"));

    private static TestProject Project(string program) =>
        new TestProject { OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication }
            .WithDocument(Examples.Read("store.json"), "/project/store.json", "service")
            .WithCode(program, "Program.cs");
}
