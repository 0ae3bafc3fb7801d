using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Analyzers.Drift;
using Plumbline.Analyzers.Tests.Harness;

namespace Plumbline.Analyzers.Tests.Drift;

public sealed class SwitchTests
{
    private static readonly DiagnosticAnalyzer s_analyzer = new SwitchAnalyzer();

    [Fact]
    public async Task Reports_a_switch_expression_that_misses_a_member()
    {
        var found = await InMethod("int M(IShape shape) => shape [|switch|] { Circle c => 1, UnknownShape => 2 };").AnalyzeAsync(s_analyzer);
        Assert.Equal(["CS8509", "PLB2006"], found.Select(d => d.Id).Order(StringComparer.Ordinal));
        Assert.Equal(
            "this switch over IShape ('shape' in api.json(4,15)) does not handle Square; add the missing cases",
            found.Single(d => d.Id == "PLB2006").GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Reports_a_switch_statement_that_misses_a_member() =>
        await InMethod("void M(IShape shape) { [|switch|] (shape) { case Circle { Radius: > 1 }: break; case Square s when s.Side > 1: break; } }").AssertReportsAsync(
            s_analyzer,
            "PLB2006",
            "this switch over IShape ('shape' in api.json(4,15)) does not handle Circle, Square, UnknownShape; add the missing cases");

    [Fact]
    public async Task Reports_a_switch_that_misses_a_value() =>
        await InMethod("void M(Color color) { [|switch|] (color.Kind) { case Color.Case.Red: break; case Color.Case.Undefined: break; } }").AssertReportsAsync(
            s_analyzer,
            "PLB2006",
            "this switch over Color ('color' in api.json(3,14)) does not handle Green; add the missing cases");

    [Theory]
    [InlineData("void M(IShape shape) { switch (shape) { case Circle: break; case Square or UnknownShape: break; } }")]
    [InlineData("void M(IShape shape) { switch (shape) { case Circle: break; default: break; } }")]
    [InlineData("void M(IShape shape) { switch (shape) { case Circle: break; case var other: break; } }")]
    [InlineData("int M(IShape shape) => shape switch { Circle c => 1, _ => 2 };")]
    [InlineData("void M(Color color) { switch (color.Kind) { case Color.Case.Red or Color.Case.Green: break; case Color.Case.Undefined: break; } }")]
    [InlineData("void M(DayOfWeek day) { switch (day) { case DayOfWeek.Friday: break; } }")]
    [InlineData("void M(object o) { switch (o) { case Circle: break; } }")]
    public async Task Leaves_a_complete_switch_alone(string method) => await InMethod(method).AssertReportsAsync(s_analyzer, "PLB2006");

    [Theory]
    [InlineData("int M(IShape shape) => shape switch { Circle c => 1, Square { Side: var side } => side, UnknownShape x => 2 };", "CS8509")]
    [InlineData("int M(Color color) => color.Kind switch { Color.Case.Red => 1, Color.Case.Green => 2, Color.Case.Undefined => 3 };", "CS8524")]
    public async Task Takes_back_what_the_compiler_says_of_a_complete_switch(string method, string id)
    {
        Assert.Equal([id], (await InMethod(method).AnalyzeAsync(s_analyzer)).Select(d => d.Id));
        Assert.Empty(await InMethod(method).AnalyzeAsync(s_analyzer, new SwitchSuppressor()));
    }

    [Theory]
    [InlineData("int M(IShape shape) => shape switch { Circle c => 1, Square s when s.Side > 0 => 2, UnknownShape x => 2 };")]
    [InlineData("int M(Color color) => color.Kind switch { Color.Case.Red => 1 };")]
    public async Task Says_once_that_a_switch_misses_a_case(string method) =>
        Assert.Equal(["PLB2006"], (await InMethod(method).AnalyzeAsync(s_analyzer, new SwitchSuppressor())).Select(d => d.Id));

    [Fact]
    public async Task Leaves_the_compilers_word_where_ours_is_turned_off()
    {
        var project = new TestProject { Severities = ImmutableDictionary<string, ReportDiagnostic>.Empty.Add("PLB2006", ReportDiagnostic.Suppress) }
            .WithDocument(Shapes.Document)
            .WithCode("class C { int M(IShape shape) => shape switch { Circle c => 1 }; }");
        Assert.Equal(["CS8509"], (await project.AnalyzeAsync(s_analyzer, new SwitchSuppressor())).Select(d => d.Id));
    }

    [Theory]
    [InlineData(ReportDiagnostic.Suppress, "Code.cs", "CS8509")]
    [InlineData(ReportDiagnostic.Hidden, "Code.cs", "CS8509")]
    [InlineData(ReportDiagnostic.Suppress, null, "CS8509")]
    [InlineData(ReportDiagnostic.Warn, "Code.cs", "PLB2006")]
    [InlineData(ReportDiagnostic.Warn, null, "PLB2006")]
    [InlineData(ReportDiagnostic.Suppress, "Other.cs", "PLB2006")]
    public async Task Leaves_the_compilers_word_where_ours_is_turned_off_for_a_file_or_for_all(ReportDiagnostic severity, string? file, string id)
    {
        var project = new TestProject { FileSeverities = new FileSeverity("PLB2006", severity, file) }
            .WithDocument(Shapes.Document)
            .WithCode("class C { int M(IShape shape) => shape switch { Circle c => 1 }; }");
        Assert.Equal([id], (await project.AnalyzeAsync(s_analyzer, new SwitchSuppressor())).Select(d => d.Id));
    }

    [Theory]
    [InlineData("Circle c => 1, Square s => 2, UnknownShape u => 3", "PLBS001 CS8509")]
    [InlineData("Circle c => 1", "PLBS002 CS8509")]
    public async Task Says_why_the_compilers_word_is_taken_back(string cases, string suppression) =>
        Assert.Equal([suppression], await InMethod($"int M(IShape shape) => shape switch {{ {cases} }};").SuppressionsAsync(s_analyzer, new SwitchSuppressor()));

    [Fact]
    public async Task Leaves_the_compilers_word_on_other_switches() =>
        Assert.Equal(["CS8509"], (await InMethod("int M(DayOfWeek day) => day switch { DayOfWeek.Friday => 1 };").AnalyzeAsync(s_analyzer, new SwitchSuppressor())).Select(d => d.Id));

    private static TestProject InMethod(string method) => Shapes.Project().WithCode($"class C {{ {method} }}");
}
