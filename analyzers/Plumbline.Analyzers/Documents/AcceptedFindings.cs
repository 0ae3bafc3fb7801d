using Microsoft.CodeAnalysis.Text;
using Plumbline.Spec.Rules.Accepting;

namespace Plumbline.Analyzers.Documents;

/// <summary>The file of accepted findings that counts for a document.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Text">Its text.</param>
/// <param name="File">What was read from it.</param>
internal sealed record AcceptedFindings(string Path, SourceText Text, AcceptedFindingsFile File);
