using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Reading;

/// <summary>What all parts of one reading share.</summary>
internal sealed class ReadContext(DocumentForm form, FindingBag findings, CancellationToken cancellationToken)
{
    /// <summary>The form of the document.</summary>
    public DocumentForm Form { get; } = form;

    /// <summary>Receives what is wrong.</summary>
    public FindingBag Findings { get; } = findings;

    /// <summary>Receives where everything stands.</summary>
    public SyntaxMap Syntax { get; } = new();

    /// <summary>The declared types, inline ones included as they are found.</summary>
    public Declarations Declarations { get; } = new(findings);

    /// <summary>Stops the reading.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;
}
