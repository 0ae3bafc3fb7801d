using Microsoft.CodeAnalysis;
using Plumbline.Analyzers.Drift;
using Plumbline.Analyzers.Tests.Harness;

namespace Plumbline.Analyzers.Tests.Drift;

public sealed class ConsumedEventsTests
{
    private const string Main = "using Io.Example.ShopV0;\nvar builder = WebApplication.CreateBuilder(args);\n";
    private const string Remedy = "write a class that does and register it with AddShopEvents<T>()";
    private const string Consumes = "mailer.json(2,28) says that the service consumes io.example.shop.v0.unions.shop_event, but ";

    [Fact]
    public async Task Reports_events_that_nothing_handles() =>
        await Consuming.Project().WithCode(Main + "[|builder.AddPlumbline()|];").AssertReportsAsync(
            new ConsumedEventsAnalyzer(), "PLB2010", $"{Consumes}nothing implements IShopEventHandler or IShopEventBatchHandler; {Remedy}");

    [Fact]
    public async Task Takes_a_mapping_for_use_too() =>
        await Consuming.Project().WithCode(Main + "var app = builder.Build();\n[|app.MapApi()|];").AssertReportsAsync(
            new ConsumedEventsAnalyzer(), "PLB2010", $"{Consumes}nothing implements IShopEventHandler or IShopEventBatchHandler; {Remedy}");

    [Fact]
    public async Task Takes_no_other_class_for_a_handler() =>
        await Consuming.Project().WithCode(Main + "[|builder.AddPlumbline()|];\nsealed class Mailer : Io.Example.MailerV0.IShopReader;").WithCode("namespace Io.Example.MailerV0 { interface IShopReader; }", "Reader.cs").AssertReportsAsync(
            new ConsumedEventsAnalyzer(), "PLB2010", $"{Consumes}nothing implements IShopEventHandler or IShopEventBatchHandler; {Remedy}");

    [Fact]
    public async Task Reports_a_handler_that_nothing_registers() =>
        await Consuming.Project().WithCode(Main + "builder.AddPlumbline();\n" + Consuming.Handler.Replace("class Mailer", "class [|Mailer|]", StringComparison.Ordinal)).AssertReportsAsync(
            new ConsumedEventsAnalyzer(), "PLB2010", $"{Consumes}nothing registers 'Mailer', which handles it; call builder.Services.AddShopEvents<Mailer>()");

    [Fact]
    public async Task Names_the_place_in_the_document_too()
    {
        var found = Assert.Single(await Consuming.Project().WithCode(Main + "builder.AddPlumbline();").AnalyzeAsync(new ConsumedEventsAnalyzer()));
        Assert.Equal("/project/mailer.json", Assert.Single(found.AdditionalLocations).GetLineSpan().Path);
    }

    [Fact]
    public async Task Leaves_a_registered_handler_alone() =>
        await Consuming.Project().WithCode(Main + "builder.AddPlumbline();\nbuilder.Services.AddShopEvents<Mailer>();\n" + Consuming.Handler).AssertReportsAsync(new ConsumedEventsAnalyzer(), "PLB2010");

    [Fact]
    public async Task Takes_a_handler_of_batches_too() =>
        await Consuming.Project().WithCode(Main + """
            builder.Services.AddShopEvents<Mailer>();
            sealed class Mailer : IShopEventBatchHandler
            {
                public Task HandleAsync(Plumbline.Events.EventBatch<IShopEvent> batch, CancellationToken cancellationToken) => Task.CompletedTask;
            }
            """).AssertReportsAsync(new ConsumedEventsAnalyzer(), "PLB2010");

    [Fact]
    public async Task Leaves_a_new_project_alone() => await Consuming.Project().WithCode(Main).AssertReportsAsync(new ConsumedEventsAnalyzer(), "PLB2010");

    [Fact]
    public async Task Leaves_a_library_alone_whose_host_registers() =>
        await Consuming.Project(OutputKind.DynamicallyLinkedLibrary).WithCode("using Io.Example.ShopV0;\n" + Consuming.Handler).AssertReportsAsync(new ConsumedEventsAnalyzer(), "PLB2010");

    [Fact]
    public async Task Leaves_events_alone_that_are_only_copied() =>
        await Consuming.Project(handler: false).WithCode(Main + "builder.AddPlumbline();").AssertReportsAsync(new ConsumedEventsAnalyzer(), "PLB2010");
}
