using Microsoft.CodeAnalysis;
using Plumbline.Analyzers.Drift;
using Plumbline.Analyzers.Tests.Harness;

namespace Plumbline.Analyzers.Tests.Drift;

public sealed class MissingStorageTests
{
    private const string Start = "var builder = WebApplication.CreateBuilder(args);\n";
    private const string Remedy = "and nothing registers one; call builder.AddPlumbline() before builder.Build()";

    [Fact]
    public async Task Reports_an_application_with_a_table_that_registers_no_database() =>
        await Store().WithCode(Start + "var app = builder.Build();\n[|app.MapApi()|];\napp.Run();\n").AssertReportsAsync(
            new MissingStorageAnalyzer(), "PLB2013", $"this stops the application when it starts: table 'item' of store.json(2,15) needs a database, {Remedy}");

    [Fact]
    public async Task Reports_an_application_that_consumes_events_and_registers_no_database() =>
        await Consuming.Project().WithCode("using Io.Example.ShopV0;\n" + Start + "builder.Services.AddShopEvents<Mailer>();\nvar app = builder.Build();\n[|app.MapApi()|];\n" + Consuming.Handler).AssertReportsAsync(
            new MissingStorageAnalyzer(), "PLB2013", $"this stops the application when it starts: 'io.example.shop.v0.unions.shop_event', which is consumed, of mailer.json(2,28) needs a database, {Remedy}");

    [Fact]
    public async Task Says_it_once_at_the_first_of_two_calls_and_names_the_place_in_the_document_too()
    {
        var found = Assert.Single(await Store()
            .WithCode("static class Other { public static void Map(WebApplication app) { app.MapApi(); app.MapApi(); } }", "Other.cs")
            .WithCode(Start + "Other.Map(builder.Build());", "Program.cs")
            .AnalyzeAsync(new MissingStorageAnalyzer()));
        Assert.Equal(("PLB2013", "/project/Other.cs", 66), (found.Id, found.Location.GetLineSpan().Path, found.Location.GetLineSpan().StartLinePosition.Character));
        Assert.Equal("/project/store.json", Assert.Single(found.AdditionalLocations).GetLineSpan().Path);
    }

    [Theory]
    [InlineData("builder.AddPlumbline();")]
    [InlineData("PlumblineApplicationExtensions.AddPlumbline(builder);")]
    [InlineData("Func<WebApplicationBuilder, WebApplicationBuilder> registration = PlumblineApplicationExtensions.AddPlumbline; registration(builder);")]
    [InlineData("Plumbline.Sqlite.SqliteStorageExtensions.AddSqliteStorage(builder, Io.Example.ShopV0.PlumblineDatabase.Schema);")]
    [InlineData("Company.Add(builder, Io.Example.ShopV0.PlumblineDatabase.Schema);")]
    [InlineData("builder.Services.AddSingleton(_ => Company.Find<Plumbline.Data.Storage>());")]
    [InlineData("builder.Services.AddSingleton(typeof(Plumbline.Data.Storage), _ => Company.Find<object>());")]
    public async Task Leaves_an_application_alone_that_registers_a_database_in_any_way(string registration) =>
        await Store()
            .WithCode(Start + registration + "\nvar app = builder.Build();\napp.MapApi();\n", "Program.cs")
            .WithCode("static class Company { public static void Add(WebApplicationBuilder builder, Plumbline.Data.DatabaseSchema schema) { } public static T Find<T>() => throw new NotSupportedException(); }")
            .AssertReportsAsync(new MissingStorageAnalyzer(), "PLB2013");

    [Fact]
    public async Task Leaves_an_application_alone_that_is_registered_elsewhere_in_the_project() =>
        await Store()
            .WithCode(Start + "builder.AddEverything();\nvar app = builder.Build();\napp.MapApi();\n", "Program.cs")
            .WithCode("static class Setup { public static void AddEverything(this WebApplicationBuilder builder) => builder.AddPlumbline(); }", "Setup.cs")
            .AssertReportsAsync(new MissingStorageAnalyzer(), "PLB2013");

    [Fact]
    public async Task Leaves_an_application_alone_that_another_project_builds() =>
        await Store().WithCode("Console.WriteLine(args.Length);\nstatic class Setup { public static void Use(WebApplication app) => app.MapApi(); }").AssertReportsAsync(new MissingStorageAnalyzer(), "PLB2013");

    [Theory]
    [InlineData("")]
    [InlineData("app.MapGet(\"/x\", () => \"\");")]
    [InlineData("app.MapApi();\nstatic class Own { public static void MapApi(this WebApplication app) { } }")]
    public async Task Leaves_an_application_alone_that_maps_nothing_of_the_document(string maps)
    {
        var project = Store().WithCode(Start + "var app = builder.Build();\n" + maps, "Program.cs");
        Assert.DoesNotContain(await project.AnalyzeAsync(new MissingStorageAnalyzer()), d => d.Id == "PLB2013");
    }

    [Fact]
    public async Task Leaves_a_document_without_data_alone() =>
        await Shapes.Application().WithCode(Start + "var app = builder.Build();\napp.MapApi();\n").AssertReportsAsync(new MissingStorageAnalyzer(), "PLB2013");

    [Fact]
    public async Task Leaves_data_of_others_alone() =>
        await Store("import").WithDocument(Shapes.Document.Replace(".shop.", ".shapes.", StringComparison.Ordinal).Replace("\"shop\"", "\"shapes\"", StringComparison.Ordinal))
            .WithCode(Start + "var app = builder.Build();\napp.MapApi();\n").AssertReportsAsync(new MissingStorageAnalyzer(), "PLB2013");

    [Fact]
    public async Task Leaves_a_library_alone_whose_host_registers() =>
        await Store("service", OutputKind.DynamicallyLinkedLibrary)
            .WithCode("static class Setup { public static void Run(string[] args) { var app = WebApplication.CreateBuilder(args).Build(); app.MapApi(); } }")
            .AssertReportsAsync(new MissingStorageAnalyzer(), "PLB2013");

    private static TestProject Store(string role = "service", OutputKind kind = OutputKind.ConsoleApplication) =>
        new TestProject { OutputKind = kind }.WithDocument(Examples.Read("store.json"), "/project/store.json", role);
}
