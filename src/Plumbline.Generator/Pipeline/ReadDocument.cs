using Microsoft.CodeAnalysis.Text;
using Plumbline.Generator.Binding;
using Plumbline.Generator.CSharp;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;
using Plumbline.Spec.Rules;

namespace Plumbline.Generator.Pipeline;

/// <summary>A document as read. Compared by reference: a new text is a new document, and what may stay the same is taken from it later.</summary>
internal sealed class ReadDocument
{
    /// <summary>The file.</summary>
    public required DocumentFile File { get; init; }

    /// <summary>Its text.</summary>
    public required SourceText Text { get; init; }

    /// <summary>What was read from it.</summary>
    public required Document Document { get; init; }

    /// <summary>What it declares, without text positions.</summary>
    public required DeclaredDocument Declared { get; init; }

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Null where the file cannot be read, or its content is no document and nothing says it should be.</returns>
    public static ReadDocument? From(DocumentFile file, CancellationToken cancellationToken)
    {
        if (file.Text.GetText(cancellationToken) is not { } text)
            return null;

        var content = DocumentText.Of(file.Text.Path, text);
        if (!file.IsNamed && !content.LooksLikeDocument)
            return null;

        var document = content.Read(cancellationToken).WithDefaultNamespace(file.ApiNamespace);
        return new()
        {
            File = file,
            Text = text,
            Document = document,
            Declared = new()
            {
                Path = file.Text.Path,
                Role = file.Role,
                NamespaceOverride = file.Namespace,
                AccessOverride = file.Access is { } access && DocumentFile.IsAccess(access) ? access : null,
                Uri = file.Uri,
                WantsAllTypes = file.AllTypes,
                ContractText = file.Role == DocumentRole.Contract ? content.Content : null,
                Service = DocumentLimits.AreExceededBy(document.Service) ? Empty(document.Service) : document.Service,
            },
        };
    }

    // A finding says why nothing comes of it.
    private static Service Empty(Service service) =>
        service with { Models = default, Enums = default, Unions = default, Interfaces = default, Resources = default };
}
