using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Generator.CSharp;
using Plumbline.Generator.Pipeline;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Diff;

namespace Plumbline.Analyzers.Documents;

/// <summary>Compares a document with its last released form (an additional file of role <c>baseline</c>) and reports what breaks, at its line.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChangeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. ChangeCatalogue.All.Select(rule => rule.Descriptor).Concat(ApprovalsFile.Rules).Select(rule => RuleDescriptors.Of(rule.Id))];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var documents = ProjectDocuments.Of(start.Options, start.Compilation, start.CancellationToken);
            if (!documents.All.Any(d => d.Declared.Role == DocumentRole.Baseline))
                return;

            var changes = new Lazy<ImmutableArray<DocumentChanges>>(() => [.. DocumentChanges.Find(documents, start.Options, start.CancellationToken)]);
            start.RegisterAdditionalFileAction(file => Report(file, changes.Value));
        });
    }

    private static void Report(AdditionalFileAnalysisContext context, ImmutableArray<DocumentChanges> changes)
    {
        foreach (var change in changes.Where(c => c.Document.File.Text == context.AdditionalFile))
        {
            foreach (var finding in change.Comparison.ToFindings(change.Document.Document.Syntax))
            {
                var withBaseline = finding with { Properties = finding.Properties.Append(new("baseline", change.Baseline)).ToEquatableArray() };
                context.ReportDiagnostic(DocumentFinding.From(change.Document, withBaseline).ToDiagnostic());
            }
        }

        // One file may allow changes of several documents: an entry is idle when it allows nothing in any of them.
        var comparisons = changes.Where(c => c.Approvals?.Path == context.AdditionalFile.Path).ToList();
        if (comparisons.Count == 0)
            return;

        var approvals = comparisons[0].Approvals!;
        var unused = comparisons.Select(c => approvals.File.FindUnused(c.Comparison)).Aggregate(static (left, right) => left.Intersect(right).ToEquatableArray());
        foreach (var finding in approvals.File.Findings.Concat(unused))
            context.ReportDiagnostic(DocumentFinding.From(approvals.Path, approvals.Text, finding).ToDiagnostic());
    }
}
