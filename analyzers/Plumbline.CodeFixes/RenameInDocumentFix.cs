using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Plumbline.Spec.Fixing;
using Plumbline.Spec.Reading;

namespace Plumbline.CodeFixes;

/// <summary>Writes a name in the company's case: where it is declared, and where the same document uses it; other documents may be other teams'.</summary>
/// <remarks>
/// Findings about names are in the document, so this fix is for editors that show fixes there. A name is part of the wire format: for what is
/// released, the finding about the break says so.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".json"])]
[Shared]
public sealed class RenameInDocumentFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["PLB4001", "PLB4002", "PLB4003", "PLB4004", "PLB4005"];

    // One at a time: a renamed type moves the places of all that follows.
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var finding = context.Diagnostics[0];
        if (!finding.Properties.TryGetValue("name", out var name) || name is null)
            return;

        var document = context.TextDocument;
        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var read = DocumentReader.Read("", text.ToString(), context.CancellationToken);
        var place = finding.Location.SourceSpan;
        var changes = DocumentRename.Find(read, text.ToString(), new(place.Start, place.Length), finding.Id, name)
            .Select(edit => new TextChange(new(edit.Span.Start, edit.Span.Length), edit.Text)).ToList();
        if (changes.Count == 0)
            return;

        context.RegisterCodeFix(
            CodeAction.Create($"Call it '{name}' in this document", _ => Task.FromResult(document.Project.Solution.WithAdditionalDocumentText(document.Id, text.WithChanges(changes))), nameof(RenameInDocumentFix)),
            finding);
    }
}
