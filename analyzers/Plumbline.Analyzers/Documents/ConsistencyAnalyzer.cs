using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Generator.CSharp;
using Plumbline.Generator.Pipeline;
using Plumbline.Spec.Rules;

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
        [.. s_rules.Select(rule => rule.Descriptor.Id).Distinct(StringComparer.Ordinal).Select(RuleDescriptors.Of)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var documents = ProjectDocuments.Of(start.Options, start.Compilation, start.CancellationToken);
            if (documents.All.Count > 0)
                start.RegisterAdditionalFileAction(file => Check(file, documents.Checked));
        });
    }

    // Imported documents are judged where they are written.
    private static void Check(AdditionalFileAnalysisContext context, CheckedDocuments documents)
    {
        for (var i = 0; i < documents.Documents.Count; i++)
        {
            var document = documents.Documents[i];
            if (document.File.Text != context.AdditionalFile || document.Declared.Role is not (DocumentRole.Service or DocumentRole.Contract))
                continue;

            var options = RuleOptionsReader.Read(context.Options.AnalyzerConfigOptionsProvider, document.File.Text);
            var input = documents.Input(i) with { Options = options, Today = Today(options) };
            foreach (var finding in RuleEngine.Run(s_rules, input, context.CancellationToken))
                context.ReportDiagnostic(DocumentFinding.From(document, finding).ToDiagnostic());
        }
    }

    // Suppressions may expire. A company that builds old commits again says which day it is.
    private static string Today(RuleOptions options) =>
        options.Text("plumbline_today", DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
