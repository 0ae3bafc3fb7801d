using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Generator.Pipeline;
using Plumbline.Spec.Rules;
using Plumbline.Spec.Rules.Accepting;
using Plumbline.Spec.Rules.Company;

namespace Plumbline.Analyzers.Documents;

/// <summary>
/// Runs the rules that a company wrote without a compiler (<c>plumbline.rules.json</c>), and reports what is wrong with that file.
/// The file is the company's choice, so nothing else has to turn them on; without one this does nothing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CompanyRuleAnalyzer : DiagnosticAnalyzer
{
    // Suppressions that name the company's rules are judged here, where these run.
    private static readonly Rule s_unused = RuleCatalogue.UnusedSuppression;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. CompanyRulesFile.Descriptors.Concat(AcceptedFindingsFile.Descriptors).Append(s_unused.Descriptor).Select(rule => RuleDescriptors.Of(rule.Id))];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var company = CompanyRules.Of(start.Options.AdditionalFiles, start.CancellationToken);
            if (company.IsEmpty)
                return;

            var documents = ProjectDocuments.Of(start.Options, start.Compilation, start.CancellationToken);
            var rules = company.SelectMany(file => file.File.Rules).Append(s_unused).ToList();
            var checks = new DocumentChecks(documents, start.Options, rules, company, start.CancellationToken);
            start.RegisterAdditionalFileAction(file =>
            {
                foreach (var own in company.Where(c => c.Path == file.AdditionalFile.Path))
                {
                    foreach (var finding in own.File.Findings)
                        file.ReportDiagnostic(DocumentFinding.From(own.Path, own.Text, finding).ToDiagnostic());
                }

                checks.Report(file.AdditionalFile, file.ReportDiagnostic);
                checks.ReportAccepted(file.AdditionalFile, withProblems: false, file.ReportDiagnostic);
            });
        });
    }
}
