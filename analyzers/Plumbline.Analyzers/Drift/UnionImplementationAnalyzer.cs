using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Analyzers.Documents;

namespace Plumbline.Analyzers.Drift;

/// <summary>Reports a hand-written type that implements an emitted union's interface.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnionImplementationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DriftDescriptors.UnionImplementedOutside];

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

        // An emitted case is one by its document; what its hand-written part adds, the compiler checks.
        if (type.Interfaces.FirstOrDefault(EmittedTypes.IsUnion) is not { } union || EmittedTypes.IsEmitted(type))
            return;

        var found = DocumentNames.Find(ProjectDocuments.Of(context.Options, context.Compilation, context.CancellationToken), union);
        context.ReportDiagnostic(Diagnostic.Create(
            DriftDescriptors.UnionImplementedOutside,
            type.Locations[0],
            additionalLocations: found is { } declaration ? [declaration.Place.Location] : null,
            type.Name,
            union.Name,
            found?.Name ?? union.Name,
            found is { } known ? $" in {known.Place}" : ""));
    }
}
