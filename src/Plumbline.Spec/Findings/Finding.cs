using Plumbline.Spec.Collections;
using Plumbline.Spec.Json;

namespace Plumbline.Spec.Findings;

/// <summary>What a rule (or the reader) has to say about one place of a document.</summary>
public sealed record Finding
{
    /// <summary>The rule's id, e.g. <c>PLB1041</c>.</summary>
    public required string RuleId { get; init; }

    /// <summary>The severity before configuration.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Names the offender and the remedy; one line, without a closing full stop.</summary>
    public required string Message { get; init; }

    /// <summary>The offending text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Facts for code fixes, as name and value.</summary>
    public EquatableArray<FindingProperty> Properties { get; init; }
}

/// <summary>A fact that a code fix needs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public sealed record FindingProperty(string Name, string Value);
