using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Plumbline.Spec.Diff;

namespace Plumbline.CodeFixes;

/// <summary>
/// Allows a breaking change: by an entry in the approvals file, whose reason is for the author to write, or by taking the document as
/// released. Both findings and fixes are in the document; editors that show no fixes there have the command line.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".json"])]
[Shared]
public sealed class ApproveChangeFix : CodeFixProvider
{
    /// <summary>The action that writes an entry.</summary>
    internal const string Approve = "Approve";

    /// <summary>The action that makes the document the baseline.</summary>
    internal const string Release = "Release";

    private const string Reason = "say why";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. ChangeCatalogue.All.Select(rule => rule.Descriptor.Id).Distinct(StringComparer.Ordinal)];

    // Each break wants a reason of its own; the baseline takes all of them at once anyway.
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.TextDocument;
        var finding = context.Diagnostics[0];
        var facts = finding.Properties;
        if (document.FilePath is null || !facts.TryGetValue("fingerprint", out var fingerprint) || !facts.TryGetValue("what", out var what))
            return Task.CompletedTask;

        var approval = new Approval { Fingerprint = fingerprint!, Rule = finding.Id, What = what!, Reason = Reason };
        context.RegisterCodeFix(
            CodeAction.Create($"Approve the change in {ApprovalsFile.FileName}", token => ApproveAsync(document, approval, token), Approve), finding);

        // A file whose name has a version is what that version was, for good: the next one is a file of its own, which releasing writes.
        if (facts.TryGetValue("baseline", out var path) && document.Project.AdditionalDocuments.FirstOrDefault(d => d.FilePath == path) is { } baseline
            && Plumbline.Spec.Diff.Release.VersionIn(baseline.Name) is null)
        {
            context.RegisterCodeFix(CodeAction.Create($"Take {document.Name} as released ({baseline.Name})", token => ReleaseAsync(document, baseline, token), Release), finding);
        }

        return Task.CompletedTask;
    }

    private static async Task<Solution> ApproveAsync(TextDocument document, Approval approval, CancellationToken cancellationToken)
    {
        var project = document.Project;
        var file = project.AdditionalDocuments
            .Where(d => d.Name == ApprovalsFile.FileName && d.FilePath is not null && IsAbove(d.FilePath, document.FilePath!))
            .OrderByDescending(d => d.FilePath!.Length)
            .FirstOrDefault();
        if (file is null)
        {
            // Builds look for the file from the project's folder upwards, and it counts for documents below it.
            var text = ApprovalsText.Write([approval]);
            return project.AddAdditionalDocument(ApprovalsFile.FileName, SourceText.From(text), filePath: Path.Combine(Common(project.FilePath, document.FilePath!), ApprovalsFile.FileName)).Project.Solution;
        }

        var before = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var approvals = ApprovalsFile.Read(before.ToString(), cancellationToken).Approvals;
        return project.Solution.WithAdditionalDocumentText(file.Id, SourceText.From(ApprovalsText.Write([.. approvals, approval])));
    }

    private static async Task<Solution> ReleaseAsync(TextDocument document, TextDocument baseline, CancellationToken cancellationToken) =>
        document.Project.Solution.WithAdditionalDocumentText(baseline.Id, await document.GetTextAsync(cancellationToken).ConfigureAwait(false));

    private static bool IsAbove(string file, string document) => document.StartsWith(Folder(file), StringComparison.Ordinal);

    private static string Folder(string path) => path.Substring(0, path.LastIndexOfAny(['/', '\\']) + 1);

    private static string Common(string? project, string document)
    {
        var folder = Folder(document);
        while (project is not null && !project.StartsWith(folder, StringComparison.Ordinal))
            folder = Folder(folder.Substring(0, folder.Length - 1));

        return folder;
    }
}
