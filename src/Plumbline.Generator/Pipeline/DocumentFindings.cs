using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plumbline.Generator.Binding;
using Plumbline.Generator.CSharp;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules;

namespace Plumbline.Generator.Pipeline;

/// <summary>What is wrong with a project's documents, as far as it costs emitted code: the validity rules. Analyzers report the rest.</summary>
/// <param name="Items">The findings, in the order of the documents' paths.</param>
internal sealed record DocumentFindings(EquatableArray<DocumentFinding> Items)
{
    /// <summary>Runs the validity rules over every document.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="contracts">Documents whose types referenced assemblies have.</param>
    /// <param name="named">The same documents with C# names.</param>
    /// <param name="cancellationToken">Stops between two rules.</param>
    public static DocumentFindings Check(
        ImmutableArray<ReadDocument> documents, EquatableArray<ContractReference> contracts, BoundProject named, CancellationToken cancellationToken)
    {
        var project = CheckedDocuments.Of(documents, contracts);
        var result = new List<DocumentFinding>();
        for (var i = 0; i < project.Documents.Count; i++)
        {
            var document = project.Documents[i];
            var findings = document.Document.Findings
                .Concat(RuleEngine.Run(RuleCatalogue.ValidityRules, project.Input(i), cancellationToken))
                .Concat(ProjectFinding(document, named.Options))
                .Concat(named.Hidden.Where(h => h.Document.Path == document.Declared.Path).Select(h => HiddenFinding(document, h.Other.Path)))
                .Concat(NameFindings.Of(document, named.Documents.Find(d => d.Path == document.Declared.Path)));
            result.AddRange(findings.Select(f => DocumentFinding.From(document, f)));
        }

        return new(result.ToEquatableArray());
    }

    /// <summary>Hands the findings to the compiler.</summary>
    /// <param name="production">Where they go.</param>
    public void Report(SourceProductionContext production)
    {
        foreach (var item in Items)
            production.ReportDiagnostic(item.ToDiagnostic());
    }

    // One of them would have to be called otherwise than its document says: nothing is emitted for the second.
    private static Finding HiddenFinding(ReadDocument document, string other)
    {
        var service = document.Declared.Service;
        var what = service.Namespace is { } known ? $"namespace '{known}', and the name '{service.Name}'" : $"name '{service.Name}', and no namespace";
        return new()
        {
            RuleId = ProjectRules.DocumentHidden.Id,
            Severity = ProjectRules.DocumentHidden.Severity,
            Message = $"{other} has the same {what}, so that nothing is emitted for this document; give one of them another namespace "
                + "(\"namespace\" in the document, or the file's metadata PlumblineApiNamespace), or take one out of the project",
            Span = document.Document.Syntax.Locate(Spec.Reading.NodePath.Root, "name"),
        };
    }

    // A document to serve needs a web project: say what to change instead of emitting half of it in silence.
    private static IEnumerable<Finding> ProjectFinding(ReadDocument document, ProjectOptions options)
    {
        if (document.Declared.Role != DocumentRole.Service || options.HasAspNetCore || document.Declared.Service.Resources.Count == 0)
            return [];

        return
        [
            new()
            {
                RuleId = ProjectRules.ServiceWithoutAspNetCore.Id,
                Severity = ProjectRules.ServiceWithoutAspNetCore.Severity,
                Message = "this project does not reference ASP.NET Core, so the document's resources are not served; use the SDK "
                    + "Microsoft.NET.Sdk.Web, or say PlumblineRole=\"client\" (to call it), \"contract\" (to publish its types) or \"import\"",
                Span = document.Document.Syntax.Locate(Spec.Reading.NodePath.Root, "name"),
            },
        ];
    }
}
