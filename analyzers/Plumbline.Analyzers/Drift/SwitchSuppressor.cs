using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Plumbline.Analyzers.Drift;

/// <summary>Takes back what the compiler says about a switch expression that is complete by the document: it cannot know that unions are closed. Of an incomplete one it takes back what <c>PLB2006</c> says better.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SwitchSuppressor : DiagnosticSuppressor
{
    private const string Complete = "The switch handles every case that the document allows.";
    private const string Said = "PLB2006 says which cases of the document the switch misses.";

    private static readonly SuppressionDescriptor[] s_complete =
        [new(DiagnosticIds.CompleteSwitch, "CS8509", Complete), new(DiagnosticIds.CompleteSwitch, "CS8524", Complete)];

    private static readonly SuppressionDescriptor[] s_said =
        [new(DiagnosticIds.SaidAlready, "CS8509", Said), new(DiagnosticIds.SaidAlready, "CS8524", Said)];

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [.. s_complete, .. s_said];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree)
                continue;

            var node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (node.FirstAncestorOrSelf<SwitchExpressionSyntax>() is not { } expression
                || context.GetSemanticModel(tree).GetOperation(expression, context.CancellationToken) is not { } operation
                || SwitchCases.Of(operation) is not { } cases)
            {
                continue;
            }

            var isComplete = !cases.Missing.Any();
            if (isComplete || IsSaid(context, tree))
                context.ReportSuppression(Suppression.Create((isComplete ? s_complete : s_said).Single(s => s.SuppressedDiagnosticId == diagnostic.Id), diagnostic));
        }
    }

    // Who turns our finding off gets the compiler's back.
    private static bool IsSaid(SuppressionAnalysisContext context, SyntaxTree tree)
    {
        var options = context.Compilation.Options;
        var severity = ReportDiagnostic.Default;
        var isSet = options.SpecificDiagnosticOptions.TryGetValue(DiagnosticIds.CaseMissing, out severity)
            || (options.SyntaxTreeOptionsProvider is { } trees
                && (trees.TryGetDiagnosticValue(tree, DiagnosticIds.CaseMissing, context.CancellationToken, out severity)
                    || trees.TryGetGlobalDiagnosticValue(DiagnosticIds.CaseMissing, context.CancellationToken, out severity)));
        return !isSet || severity is not (ReportDiagnostic.Suppress or ReportDiagnostic.Hidden);
    }
}
