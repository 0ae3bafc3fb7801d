using Plumbline.Analyzers.Drift;
using Plumbline.Analyzers.Tests.Harness;
using Plumbline.CodeFixes;

namespace Plumbline.Analyzers.Tests.Fixes;

public sealed class AddCasesFixTests
{
    [Theory]
    [InlineData("PLB2006")]
    [InlineData("CS8509")]
    public async Task Adds_the_missing_arms(string id)
    {
        var before = Shapes.Project().WithCode("""
            class C
            {
                int M(IShape shape) => shape switch
                {
                    Circle circle => circle.Radius,
                };
            }
            """);
        var after = await FixRun.ApplyAsync(before, new SwitchAnalyzer(), new AddCasesFix(), id);
        Assert.Contains("Square square => throw new global::System.NotSupportedException(\"Square is not handled yet.\")", after.Code[0].Text, StringComparison.Ordinal);
        Assert.Contains("UnknownShape unknownShape =>", after.Code[0].Text, StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(new SwitchAnalyzer(), new SwitchSuppressor()));
    }

    [Fact]
    public async Task Adds_the_missing_sections()
    {
        var before = Shapes.Project().WithCode("class C { void M(Color color) { switch (color.Kind) { case Color.Case.Red: break; } } }");
        var after = await FixRun.ApplyAsync(before, new SwitchAnalyzer(), new AddCasesFix(), "PLB2006");
        Assert.Contains("case Color.Case.Green:", after.Code[0].Text, StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(new SwitchAnalyzer()));
    }

    [Fact]
    public async Task Adds_them_to_all_switches_at_once()
    {
        var before = Shapes.Project().WithCode("""
            class C
            {
                int M(IShape shape) => shape switch { Circle c => 1 };
                int N(IShape shape) => shape switch { Square s => 1 };
                void O(Color color) { switch (color.Kind) { case Color.Case.Red: break; } }
            }
            """);
        var after = await FixRun.ApplyToAllAsync(before, new SwitchAnalyzer(), new AddCasesFix(), "PLB2006", "Add the missing cases");
        Assert.Empty(await after.AnalyzeAsync(new SwitchAnalyzer(), new SwitchSuppressor()));
    }

    [Fact]
    public async Task Offers_nothing_for_switches_over_anything_else()
    {
        var project = Shapes.Project().WithCode("class C { int M(DayOfWeek day) => day switch { DayOfWeek.Friday => 1 }; }");
        Assert.Null(await FixRun.FindAsync(project, new SwitchAnalyzer(), new AddCasesFix(), "CS8509"));
    }
}
