using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Plumbline.Spec.Diff;

namespace Plumbline.Analyzers.Documents;

/// <summary>The approvals file that counts for a document.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Text">Its text.</param>
/// <param name="File">What was read from it.</param>
internal sealed record Approvals(string Path, SourceText Text, ApprovalsFile File)
{
    /// <summary>The file in the document's folder, else the nearest above it.</summary>
    /// <param name="files">The additional files.</param>
    /// <param name="documentPath">The document's path.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static Approvals? Find(ImmutableArray<AdditionalText> files, string documentPath, CancellationToken cancellationToken) =>
        SettingsFiles.Nearest(files, ApprovalsFile.FileName, documentPath) is { } file && file.GetText(cancellationToken) is { } text
            ? new(file.Path, text, ApprovalsFile.Read(text.ToString(), cancellationToken))
            : null;
}
