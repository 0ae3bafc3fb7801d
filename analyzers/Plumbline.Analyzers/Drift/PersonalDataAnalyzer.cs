using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Plumbline.Analyzers.Drift;

/// <summary>Reports a property marked as personal data that is written into a log, an exception's message, a URL or a telemetry tag.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PersonalDataAnalyzer : DiagnosticAnalyzer
{
    private const string AttributeName = "Plumbline.PersonalDataAttribute";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DriftDescriptors.PersonalDataLeaves];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(AttributeName) is { } attribute)
                start.RegisterOperationAction(operation => Check(operation, attribute), OperationKind.PropertyReference);
        });
    }

    private static void Check(OperationAnalysisContext context, INamedTypeSymbol attribute)
    {
        var reference = (IPropertyReferenceOperation)context.Operation;
        if (!IsPersonal(reference.Property, attribute) || PersonalDataFlow.Find(reference) is not { } found)
            return;

        context.ReportDiagnostic(Diagnostic.Create(
            DriftDescriptors.PersonalDataLeaves,
            reference.Syntax.GetLocation(),
            additionalLocations: [found.At],
            $"{reference.Property.ContainingType.Name}.{reference.Property.Name}",
            found.Sink));
    }

    private static bool IsPersonal(IPropertySymbol property, INamedTypeSymbol attribute) =>
        property.GetAttributes().Any(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, attribute));
}
