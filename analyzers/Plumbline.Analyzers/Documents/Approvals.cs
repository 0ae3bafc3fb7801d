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
    private static readonly char[] s_separators = ['/', '\\'];

    /// <summary>The file in the document's folder, else the nearest above it.</summary>
    /// <param name="files">The additional files.</param>
    /// <param name="documentPath">The document's path.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static Approvals? Find(ImmutableArray<AdditionalText> files, string documentPath, CancellationToken cancellationToken)
    {
        var nearest = files
            .Where(file => FileName(file.Path) == ApprovalsFile.FileName && documentPath.StartsWith(Folder(file.Path), StringComparison.Ordinal))
            .OrderByDescending(file => file.Path.Length)
            .FirstOrDefault();
        return nearest?.GetText(cancellationToken) is { } text
            ? new(nearest.Path, text, ApprovalsFile.Read(text.ToString(), cancellationToken))
            : null;
    }

    private static string FileName(string path) => path.Substring(path.LastIndexOfAny(s_separators) + 1);

    private static string Folder(string path) => path.Substring(0, path.LastIndexOfAny(s_separators) + 1);
}
