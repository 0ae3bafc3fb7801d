using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Plumbline.Analyzers;
using Plumbline.Analyzers.Models;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.CodeFixes;

/// <summary>Adds the field to the document that a hand-written type has for a model.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddFieldFix : DocumentEditFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.ModelDiffers];

    private protected override string Title(Diagnostic finding, string document) => $"Add field '{Name(finding)}' to '{Fact(finding, "model")}' in {document}";

    private protected override TextChange? Edit(string text, Diagnostic finding, CancellationToken cancellationToken)
    {
        if (Fact(finding, ModelDifference.Kind) != ModelDifference.Field || Fact(finding, "model") is not { } model || Name(finding) is not { } name)
            return null;

        var document = DocumentReader.Read("", text, cancellationToken);
        for (var i = 0; i < document.Service.Models.Count; i++)
        {
            if (document.Service.Models[i].Name != model)
                continue;

            var required = Fact(finding, "required") == "true" ? "" : ", \"required\": false";
            var field = $"{{ \"name\": \"{name}\", \"type\": \"{Fact(finding, "type")}\"{required} }}";
            return document.Syntax.Find(NodePath.Root.Item("models", i)) is not { Kind: JsonValueKind.Object } node
                ? null
                : node.Find("fields")?.Value is { Kind: JsonValueKind.Array } fields ? JsonInsertion.Item(text, fields, field) : JsonInsertion.Member(text, node, "fields", $"[{field}]");
        }

        return null;
    }

    // The stated name, else the property's as documents write names. What would have to be escaped is no name that anybody documents.
    private static string? Name(Diagnostic finding)
    {
        var name = Fact(finding, "field") ?? (Fact(finding, "property") is { } property ? Snake(property) : null);
        return name is not null && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-') ? name : null;
    }

    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 && !char.IsUpper(name[i - 1]) ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
