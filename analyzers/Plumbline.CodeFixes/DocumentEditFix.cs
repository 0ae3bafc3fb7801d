using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Plumbline.CodeFixes;

/// <summary>A fix that writes into the document what code already says. The finding is in C#, because editors show fixes there and not in JSON.</summary>
public abstract class DocumentEditFix : CodeFixProvider
{
    /// <summary>The fact of a finding that tells the document's path.</summary>
    private const string DocumentFact = "document";

    /// <summary>Fixes many findings one after the other: each edit moves the place of the next.</summary>
    public sealed override FixAllProvider GetFixAllProvider() => new All(this);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var finding = context.Diagnostics[0];
        if (Find(context.Document.Project, finding) is not { } document)
            return;

        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        if (Edit(text.ToString(), finding, context.CancellationToken) is not { } change)
            return;

        context.RegisterCodeFix(
            CodeAction.Create(
                Title(finding, document.Name),
                _ => Task.FromResult(document.Project.Solution.WithAdditionalDocumentText(document.Id, text.WithChanges(change))),
                equivalenceKey: GetType().Name),
            finding);
    }

    /// <summary>What the editor offers.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="document">The document's file name.</param>
    private protected abstract string Title(Diagnostic finding, string document);

    /// <summary>The edit.</summary>
    /// <param name="text">The document's text.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Null where nothing can be written without asking the author.</returns>
    private protected abstract TextChange? Edit(string text, Diagnostic finding, CancellationToken cancellationToken);

    /// <summary>A fact of a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="name">The fact's name.</param>
    private protected static string? Fact(Diagnostic finding, string name) => finding.Properties.TryGetValue(name, out var value) ? value : null;

    private static TextDocument? Find(Project project, Diagnostic finding) =>
        Fact(finding, DocumentFact) is { } path ? project.AdditionalDocuments.FirstOrDefault(d => d.FilePath == path) : null;

    private sealed class All(DocumentEditFix fix) : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            var solution = context.Solution;
            var projects = context.Scope == FixAllScope.Solution ? solution.Projects : [context.Project];
            foreach (var project in projects)
            {
                var findings = context is { Scope: FixAllScope.Document, Document: { } document }
                    ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                    : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
                foreach (var finding in findings)
                {
                    if (Find(solution.GetProject(project.Id)!, finding) is not { } edited)
                        continue;

                    var text = await edited.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
                    if (fix.Edit(text.ToString(), finding, context.CancellationToken) is { } change)
                        solution = solution.WithAdditionalDocumentText(edited.Id, text.WithChanges(change));
                }
            }

            return CodeAction.Create("Write all into the document", _ => Task.FromResult(solution), fix.GetType().Name);
        }
    }
}
