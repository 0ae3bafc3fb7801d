using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Generator.Pipeline;
using Plumbline.Spec.Rules;
using Plumbline.Spec.Rules.Accepting;

namespace Plumbline.Analyzers.Documents;

/// <summary>
/// Reports where a document breaks a company's conventions, at its line in the document. Every rule is off until a ruleset turns it on;
/// with none on, the compiler does not even run this.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConsistencyAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableArray<Rule> s_rules = [.. RuleCatalogue.ConsistencyRules];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. s_rules.Select(rule => rule.Descriptor).Concat(AcceptedFindingsFile.Descriptors).Select(rule => RuleDescriptors.Of(rule.Id))];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var documents = ProjectDocuments.Of(start.Options, start.Compilation, start.CancellationToken);
            if (documents.All.Count == 0)
                return;

            var company = CompanyRules.Of(start.Options.AdditionalFiles, start.CancellationToken);
            var checks = new DocumentChecks(documents, start.Options, s_rules, company, start.CancellationToken);
            start.RegisterAdditionalFileAction(file =>
            {
                checks.Report(file.AdditionalFile, file.ReportDiagnostic);
                checks.ReportAccepted(file.AdditionalFile, withProblems: true, file.ReportDiagnostic);
            });
        });
    }
}
