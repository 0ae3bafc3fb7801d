using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Plumbline.Analyzers;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.CodeFixes;

/// <summary>Adds the response to the document that code answers; its body is for the author to say.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddResponseFix : DocumentEditFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.StatusNotDocumented];

    private protected override string Title(Diagnostic finding, string document) => $"Add the response {Fact(finding, "status")} to {document}";

    private protected override TextChange? Edit(string text, Diagnostic finding, CancellationToken cancellationToken)
    {
        if (Fact(finding, "operation") is not { } path || Fact(finding, "status") is not { } status)
            return null;

        var document = DocumentReader.Read("", text, cancellationToken);
        if (document.Syntax.Find(new NodePath(path)) is not { Kind: JsonValueKind.Object } operation)
            return null;

        if (operation.Find("responses")?.Value is not { } responses)
            return JsonInsertion.Member(text, operation, "responses", $"{{ \"{status}\": {{ \"type\": \"unit\" }} }}");

        // A second finding about the same status has nothing left to add.
        return responses.Kind == JsonValueKind.Object
            ? responses.Find(status) is null ? JsonInsertion.Member(text, responses, status, "{ \"type\": \"unit\" }") : null
            : JsonInsertion.Item(text, responses, $"{{ \"code\": {{ \"integer\": {{ \"value\": {status} }} }}, \"type\": \"unit\" }}");
    }
}
