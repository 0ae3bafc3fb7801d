using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Analyzers.Documents;
using Plumbline.Analyzers.Drift;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Analyzers.Models;

/// <summary>Reports a hand-written type that says which model it stands for, and differs from it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ApiModelAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DriftDescriptors.ModelDiffers];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Check, SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (MarkedType.ModelName(type) is not { } name)
            return;

        var documents = ProjectDocuments.Of(context.Options, context.Compilation, context.CancellationToken);
        var models = DocumentedModel.Find(documents, name);
        if (models.Count != 1)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                DriftDescriptors.ModelDiffers,
                type.Locations[0],
                additionalLocations: models.Select(m => m.Place?.Location).OfType<Location>(),
                type.Name,
                name,
                models.Count == 0 ? Unknown(documents, name) : Ambiguous(models)));
            return;
        }

        var model = models[0];
        foreach (var difference in ModelDifferences.Find(documents, type, model))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                DriftDescriptors.ModelDiffers,
                difference.Location,
                additionalLocations: difference.Place is { } place ? [place.Location] : null,
                properties: difference.Facts,
                type.Name,
                name,
                $"{(difference.Place is { } at ? $" in {at}" : "")} and differs: {difference.Text}, or use the emitted {model.CodeName}"));
        }
    }

    private static string Unknown(ProjectDocuments documents, string name) =>
        ", which no document of the project has" + (Suggestion.Closest(name, DocumentedModel.Names(documents)) is { } near ? $"; did you mean '{near}'?" : "; name a model of a document");

    private static string Ambiguous(IReadOnlyList<DocumentedModel> models) =>
        $", which {string.Join(" and ", models.Select(m => m.Place?.ToString() ?? m.Document.Context.ApiNamespace))} have; write '{models[0].Document.Context.ApiNamespace}.models.{models[0].Model.Name}'";
}
