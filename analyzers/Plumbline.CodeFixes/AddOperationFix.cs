using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Plumbline.Analyzers;

namespace Plumbline.CodeFixes;

/// <summary>Adds the operation of a hand-written route to the document, with the types that its handler tells; the others are for the author to say.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddOperationFix : DocumentEditFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.RouteNotInDocument];

    private protected override string Title(Diagnostic finding, string document) => $"Add {Fact(finding, "method")} {Fact(finding, "path")} to {document}";

    private protected override TextChange? Edit(string text, Diagnostic finding, CancellationToken cancellationToken) =>
        Fact(finding, "method") is { } method && Fact(finding, "path") is { } path && OperationInsertion.Find(text, method, path, Fact(finding, "operation"), cancellationToken) is { } insertion
            ? new TextChange(new(insertion.Position, 0), insertion.Text)
            : null;
}
