using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Analyzers.Documents;

namespace Plumbline.Analyzers.Drift;

/// <summary>Reports a switch over an emitted union or enum that has no default and does not handle every case.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SwitchAnalyzer : DiagnosticAnalyzer
{
    private const int MaximumShown = 5;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DriftDescriptors.CaseMissing];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Check, OperationKind.Switch, OperationKind.SwitchExpression);
    }

    private static void Check(OperationAnalysisContext context)
    {
        if (SwitchCases.Of(context.Operation) is not { } cases || cases.Missing.ToList() is not { Count: > 0 } missing)
            return;

        var found = DocumentNames.Find(ProjectDocuments.Of(context.Options, context.Compilation, context.CancellationToken), cases.Type);
        var names = missing.Take(MaximumShown).Select(symbol => symbol.Name);
        var more = missing.Count > MaximumShown ? $" and {missing.Count - MaximumShown} more" : "";
        context.ReportDiagnostic(Diagnostic.Create(
            DriftDescriptors.CaseMissing,
            Keyword(context.Operation.Syntax),
            additionalLocations: found is { } declaration ? [declaration.Place.Location] : null,
            cases.Type.Name,
            found is { } known ? $" ('{known.Name}' in {known.Place})" : "",
            string.Join(", ", names) + more));
    }

    // The keyword, where the compiler puts its own word about switches.
    private static Location Keyword(SyntaxNode node) => node switch
    {
        SwitchExpressionSyntax expression => expression.SwitchKeyword.GetLocation(),
        SwitchStatementSyntax statement => statement.SwitchKeyword.GetLocation(),
        _ => node.GetLocation(),
    };
}
