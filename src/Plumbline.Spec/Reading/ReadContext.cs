using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Reading;

/// <summary>What all parts of one reading share.</summary>
internal sealed class ReadContext(DocumentForm form, FindingBag findings, Readings previous, CancellationToken cancellationToken)
{
    /// <summary>The form of the document.</summary>
    public DocumentForm Form { get; } = form;

    /// <summary>Receives what is wrong.</summary>
    public FindingBag Findings { get; } = findings;

    /// <summary>Receives where everything stands.</summary>
    public SyntaxMap Syntax { get; } = new();

    /// <summary>The declared types, inline ones included as they are found.</summary>
    public Declarations Declarations { get; } = new(findings);

    /// <summary>What was read of an earlier text, in the same form.</summary>
    public Readings Previous { get; } = previous;

    /// <summary>Receives what is read of this one.</summary>
    public Readings Readings { get; } = new();

    /// <summary>Stops the reading.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;
}
