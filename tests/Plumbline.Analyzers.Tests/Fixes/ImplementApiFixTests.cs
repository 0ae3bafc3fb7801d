using Plumbline.Analyzers.Drift;
using Plumbline.Analyzers.Tests.Harness;
using Plumbline.CodeFixes;

namespace Plumbline.Analyzers.Tests.Fixes;

public sealed class ImplementApiFixTests
{
    [Theory]
    [InlineData("sealed class ItemsApi : IItemsApi;")]
    [InlineData("sealed class ItemsApi : IItemsApi { }")]
    [InlineData("sealed class ItemsApi : IItemsApi { public Task<ItemsPostResult> PostAsync(ItemForm form, CancellationToken token) => throw new NotSupportedException(); }")]
    public async Task Implements_all_operations(string code)
    {
        var after = await FixRun.ApplyAsync(Shapes.Project().WithCode(code + Shapes.Notes), new ServedResourceAnalyzer(), new ImplementApiFix(), "CS0535", "ImplementAll");
        Assert.Contains("GetAsync(Color? color, CancellationToken cancellationToken) => throw", after.Code[0].Text, StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(new ServedResourceAnalyzer()));
    }

    [Fact]
    public async Task Implements_the_operation_that_the_compiler_names()
    {
        var after = await FixRun.ApplyAsync(
            Shapes.Project().WithCode("sealed class NotesApi : INotesApi { }" + Shapes.Items), new ServedResourceAnalyzer(), new ImplementApiFix(), "CS0535", "ImplementOne");
        Assert.Empty(await after.AnalyzeAsync(new ServedResourceAnalyzer()));
    }

    [Fact]
    public async Task Implements_a_handler_of_events()
    {
        var before = Consuming.Project().WithCode("using Io.Example.ShopV0;\nvar builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddShopEvents<Mailer>();\nsealed class Mailer : IShopEventHandler { }");
        var after = await FixRun.ApplyAsync(before, new ConsumedEventsAnalyzer(), new ImplementApiFix(), "CS0535", "ImplementOne");
        Assert.Contains("HandleAsync(ItemUpserted ", after.Code[0].Text, StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(new ConsumedEventsAnalyzer()));
    }

    [Fact]
    public async Task Writes_types_as_the_class_sees_them()
    {
        var before = Shapes.Project().WithCode("sealed class ItemsApi : IItemsApi { public sealed class ItemForm; }" + Shapes.Notes);
        var after = await FixRun.ApplyAsync(before, new ServedResourceAnalyzer(), new ImplementApiFix(), "CS0535", "ImplementAll");
        Assert.Contains("ShopV0.ItemForm itemForm", after.Code[0].Text, StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(new ServedResourceAnalyzer()));
    }

    [Fact]
    public async Task Leaves_other_interfaces_to_the_editor() =>
        Assert.Null(await FixRun.FindAsync(Shapes.Project().WithCode("sealed class C : IDisposable { }"), new ServedResourceAnalyzer(), new ImplementApiFix(), "CS0535"));

    [Theory]
    [InlineData("ImplementOne")]
    [InlineData("ImplementAll")]
    public async Task Implements_everything_of_all_classes_at_once(string key)
    {
        var before = Shapes.Project()
            .WithCode("sealed class ItemsApi : IItemsApi;\nsealed class MoreItemsApi : IItemsApi { }", "Items.cs")
            .WithCode("sealed class NotesApi : INotesApi { }", "Notes.cs");
        var after = await FixRun.ApplyToAllAsync(before, new ServedResourceAnalyzer(), new ImplementApiFix(), "CS0535", key);
        Assert.Equal(7, after.Code.Sum(c => c.Text.Split("NotSupportedException").Length - 1));
        Assert.Empty(await after.AnalyzeAsync(new ServedResourceAnalyzer()));
    }
}
