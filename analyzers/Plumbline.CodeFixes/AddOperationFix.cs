using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Plumbline.Analyzers;

namespace Plumbline.CodeFixes;

/// <summary>Adds the operation of a hand-written route to the document. Its types are for the author to say.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddOperationFix : CodeFixProvider
{
    private const string Key = "AddOperation";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.RouteNotInDocument];

    // One at a time: the next operation has another place once the first one is there.
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var properties = context.Diagnostics[0].Properties;
        if (!properties.TryGetValue("method", out var method) || !properties.TryGetValue("path", out var path) || !properties.TryGetValue("document", out var name))
            return;

        var document = context.Document.Project.AdditionalDocuments.FirstOrDefault(d => d.FilePath == name);
        if (document is null)
            return;

        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        if (OperationInsertion.Find(text.ToString(), method!, path!, context.CancellationToken) is not { } change)
            return;

        var title = $"Add {method} {path} to {document.Name}";
        context.RegisterCodeFix(
            CodeAction.Create(
                title,
                _ => Task.FromResult(document.Project.Solution.WithAdditionalDocumentText(document.Id, text.WithChanges(new TextChange(new(change.Position, 0), change.Text)))),
                equivalenceKey: Key),
            context.Diagnostics);
    }
}
