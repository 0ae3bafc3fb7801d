using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Plumbline.Analyzers.Drift;

/// <summary>Takes back what the compiler says about a switch expression that is complete by the document: it cannot know that unions are closed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SwitchSuppressor : DiagnosticSuppressor
{
    private const string Reason = "The switch handles every case that the document allows.";

    private static readonly SuppressionDescriptor s_notExhaustive = new(DiagnosticIds.CompleteSwitch, "CS8509", Reason);
    private static readonly SuppressionDescriptor s_unnamedValue = new(DiagnosticIds.CompleteSwitch, "CS8524", Reason);

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [s_notExhaustive, s_unnamedValue];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree)
                continue;

            var node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (node.FirstAncestorOrSelf<SwitchExpressionSyntax>() is { } expression
                && context.GetSemanticModel(tree).GetOperation(expression, context.CancellationToken) is { } operation
                && SwitchCases.Of(operation) is { } cases
                && !cases.Missing.Any())
            {
                context.ReportSuppression(Suppression.Create(diagnostic.Id == s_notExhaustive.SuppressedDiagnosticId ? s_notExhaustive : s_unnamedValue, diagnostic));
            }
        }
    }
}
