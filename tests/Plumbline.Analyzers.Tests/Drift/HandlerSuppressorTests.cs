using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Analyzers.Drift;
using Plumbline.Analyzers.Tests.Harness;

namespace Plumbline.Analyzers.Tests.Drift;

/// <summary>What every page shows, an internal class with an emitted interface, is no dead code in the eyes of code analysis.</summary>
public sealed class HandlerSuppressorTests
{
    [Fact]
    public async Task Takes_back_that_a_handler_is_never_instantiated()
    {
        var project = Shapes.Project().WithCode(Shapes.Items + Shapes.Notes + "\nsealed class Forgotten : IDisposable { public void Dispose() { } }");
        Assert.Equal(["Forgotten", "ItemsApi", "NotesApi"], await NamesAsync(project));
        Assert.Equal(["Forgotten"], await NamesAsync(project, new HandlerSuppressor()));
    }

    [Fact]
    public async Task Takes_back_that_a_handler_of_events_is_never_instantiated()
    {
        var project = Consuming.Project().WithCode("return;\n" + Consuming.Handler);
        Assert.Equal(["Mailer", "Program"], await NamesAsync(project));
        Assert.Equal(["Program"], await NamesAsync(project, new HandlerSuppressor()));
    }

    // A case of a union is made by code or by nobody.
    [Fact]
    public async Task Leaves_a_class_that_implements_data()
    {
        var project = Shapes.Project().WithCode("sealed class Odd : Io.Example.ShopV0.IShape { void Io.Example.ShopV0.IShape.WriteJson(Plumbline.Json.JsonWriter writer) => writer.WriteNullValue(); }");
        Assert.Equal(["Odd"], await NamesAsync(project, new HandlerSuppressor()));
    }

    private static async Task<IEnumerable<string>> NamesAsync(TestProject project, params DiagnosticAnalyzer[] suppressors) =>
        (await project.AnalyzeAsync([new NeverInstantiated(), .. suppressors]))
            .Where(found => found.Id == "CA1812")
            .Select(found => found.GetMessage(System.Globalization.CultureInfo.InvariantCulture))
            .Order(StringComparer.Ordinal);

#pragma warning disable RS1029, RS1036, RS1037, RS1038, RS1041, RS2008 // For analyzers that compilers load: this one never leaves the test.
    /// <summary>Stands in for the rule of code analysis: at the end of the compilation, every class of the project's own code.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class NeverInstantiated : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor s_rule = new("CA1812", "Never instantiated", "{0}", "Performance", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterCompilationStartAction(start =>
            {
                var classes = new System.Collections.Concurrent.ConcurrentBag<ISymbol>();
                start.RegisterSymbolAction(symbol => classes.Add(symbol.Symbol), SymbolKind.NamedType);
                start.RegisterCompilationEndAction(end =>
                {
                    foreach (var type in classes)
                        end.ReportDiagnostic(Diagnostic.Create(s_rule, type.Locations[0], type.Name));
                });
            });
        }
    }
}
