using Plumbline.Analyzers.Drift;
using Plumbline.Analyzers.Tests.Harness;

namespace Plumbline.Analyzers.Tests.Drift;

public sealed class ServedResourceTests
{
    private const string Main = Builder + "builder.Services.AddItemsApi<ItemsApi>();\nbuilder.Services.AddNotesApi<NotesApi>();\nvar app = builder.Build();\n";
    private const string Builder = "using Microsoft.Extensions.DependencyInjection.Extensions;\nvar builder = WebApplication.CreateBuilder(args);\n";

    [Fact]
    public async Task Reports_a_mapped_resource_that_nothing_implements() =>
        await Shapes.Application().WithCode(Builder + "builder.Services.AddItemsApi<ItemsApi>();\nvar app = builder.Build();\n[|app.MapApi()|];\n" + Shapes.Items).AssertReportsAsync(
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
        await Shapes.Application().WithCode(Builder + "builder.Build().Run();").AssertReportsAsync(new ServedResourceAnalyzer(), "PLB2001");

    [Fact]
    public async Task Leaves_a_library_alone_whose_host_maps() =>
        await Shapes.Project().WithCode(Shapes.Items + Shapes.Notes).AssertReportsAsync(new ServedResourceAnalyzer(), "PLB2002");

    [Theory]
    [InlineData("builder.Services.AddItemsApi<ItemsApi>();")]
    [InlineData("builder.Services.AddItemsApi<ItemsApi>(); builder.Services.AddScoped<NotesApi>();")]
    public async Task Reports_a_mapped_implementation_that_nothing_registers(string registrations) =>
        await Shapes.Application()
            .WithCode(Builder + registrations + "\nvar app = builder.Build();\napp.MapApi();\n" + Shapes.Items + Shapes.Notes.Replace("class NotesApi", "class [|NotesApi|]", StringComparison.Ordinal))
            .AssertReportsAsync(
                new ServedResourceAnalyzer(),
                "PLB2012",
                "'NotesApi' implements INotesApi, but nothing registers it, so that every request to resource 'note' of api.json(21,5) fails; call builder.Services.AddNotesApi<NotesApi>()");

    [Fact]
    public async Task Names_the_class_that_can_be_made_and_not_its_base() =>
        await Shapes.Application()
            .WithCode(Builder + "builder.Services.AddItemsApi<ItemsApi>();\nvar app = builder.Build();\napp.MapApi();\n" + Shapes.Items
                + Shapes.Notes.Replace("sealed class NotesApi", "abstract class NotesBase", StringComparison.Ordinal) + "\nsealed class [|NotesApi|] : NotesBase;")
            .AssertReportsAsync(
                new ServedResourceAnalyzer(),
                "PLB2012",
                "'NotesApi' implements INotesApi, but nothing registers it, so that every request to resource 'note' of api.json(21,5) fails; call builder.Services.AddNotesApi<NotesApi>()");

    [Theory]
    [InlineData("builder.Services.AddNotesApi<NotesApi>();")]
    [InlineData("builder.Services.AddSingleton<INotesApi, NotesApi>();")]
    [InlineData("builder.Services.AddScoped<INotesApi>(_ => new NotesApi());")]
    [InlineData("builder.Services.AddScoped(typeof(INotesApi), typeof(NotesApi));")]
    [InlineData("builder.Services.TryAdd(ServiceDescriptor.Scoped<INotesApi, NotesApi>());")]
    public async Task Leaves_an_implementation_alone_however_it_is_registered(string registration) =>
        await Shapes.Application()
            .WithCode(Builder + "builder.Services.AddItemsApi<ItemsApi>();\n" + registration + "\nvar app = builder.Build();\napp.MapApi();\n" + Shapes.Items + Shapes.Notes)
            .AssertReportsAsync(new ServedResourceAnalyzer(), "PLB2012");

    [Fact]
    public async Task Names_the_first_of_two_implementations_of_which_neither_is_registered() =>
        await Shapes.Application()
            .WithCode(Builder + "builder.Services.AddItemsApi<ItemsApi>();\nvar app = builder.Build();\napp.MapApi();\n" + Shapes.Items + Shapes.Notes.Replace("class NotesApi", "class [|NotesApi|]", StringComparison.Ordinal))
            .WithCode(Shapes.Notes.Replace("NotesApi :", "OtherNotesApi :", StringComparison.Ordinal), "Other.cs")
            .AssertReportsAsync(
                new ServedResourceAnalyzer(),
                "PLB2012",
                "'NotesApi' implements INotesApi, but nothing registers it, so that every request to resource 'note' of api.json(21,5) fails; call builder.Services.AddNotesApi<NotesApi>()");
}
