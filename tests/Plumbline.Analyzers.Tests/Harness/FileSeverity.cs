using Microsoft.CodeAnalysis;

namespace Plumbline.Analyzers.Tests.Harness;

/// <summary>One rule's severity, for a file alone (<c>.editorconfig</c>) or for all of them (<c>.globalconfig</c>).</summary>
internal sealed class FileSeverity(string id, ReportDiagnostic severity, string? file = null) : SyntaxTreeOptionsProvider
{
    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic value)
    {
        value = severity;
        return diagnosticId == id && file is not null && tree.FilePath == "/project/" + file;
    }

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic value)
    {
        value = severity;
        return diagnosticId == id && file is null;
    }
}
