using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Plumbline.Generator.Pipeline;
using Plumbline.Spec.Reading;

namespace Plumbline.Analyzers.Documents;

/// <summary>A node of a document, for messages and related locations.</summary>
/// <param name="Document">The document.</param>
/// <param name="Path">The node.</param>
internal sealed record DocumentPlace(ReadDocument Document, NodePath Path)
{
    private static readonly char[] s_separators = ['/', '\\'];

    /// <summary>The place as the compiler wants it.</summary>
    public Location Location
    {
        get
        {
            var found = Document.Document.Syntax.Locate(Path);
            var start = Math.Min(found.Start, Document.Text.Length);
            var span = TextSpan.FromBounds(start, Math.Min(Math.Max(found.End, start), Document.Text.Length));
            return Location.Create(Document.Declared.Path, span, Document.Text.Lines.GetLinePositionSpan(span));
        }
    }

    /// <summary>The file's name.</summary>
    public string FileName => Document.Declared.Path.Substring(Document.Declared.Path.LastIndexOfAny(s_separators) + 1);

    /// <inheritdoc/>
    public override string ToString()
    {
        var start = Location.GetLineSpan().StartLinePosition;
        return string.Format(CultureInfo.InvariantCulture, "{0}({1},{2})", FileName, start.Line + 1, start.Character + 1);
    }
}
