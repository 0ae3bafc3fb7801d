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

    /// <summary>What makes it the same finding wherever it moves; null where nobody accepts findings of its kind.</summary>
    public FindingIdentity? Identity { get; init; }

    /// <summary>Facts for code fixes, as name and value.</summary>
    public EquatableArray<FindingProperty> Properties { get; init; }
}

/// <summary>A fact that a code fix needs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
public sealed record FindingProperty(string Name, string Value);

/// <summary>What names a finding in a file of accepted findings: names, no positions.</summary>
/// <param name="Service">The document's namespace; its name where it has none.</param>
/// <param name="Rule">The rule's id, or the key of a company's own.</param>
/// <param name="What">The offender: <c>field 'userId' of model 'user'</c>.</param>
/// <param name="Fingerprint">Twelve hexadecimal digits, the same as long as the finding is the same.</param>
public sealed record FindingIdentity(string Service, string Rule, string What, string Fingerprint);
