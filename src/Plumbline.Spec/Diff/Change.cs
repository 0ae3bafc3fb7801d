using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Diff;

/// <summary>One difference between the released document and the current one, judged.</summary>
public sealed record Change
{
    /// <summary>The rule that found it.</summary>
    public required RuleDescriptor Rule { get; init; }

    /// <summary>How bad it is for whoever uses what changed.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>How bad it is in each direction in which it is used; compatible where it is not.</summary>
    public required Effects Effects { get; init; }

    /// <summary>What changed, by names: <c>user/models/user_form/fields/email</c>, the service first. Stands whatever moves around it.</summary>
    public required string Subject { get; init; }

    /// <summary>From what to what: <c>optional -> required</c>.</summary>
    public required string Facts { get; init; }

    /// <summary>The offender and what it does, without the remedy: <c>'user_form.email' becomes required</c>.</summary>
    public required string What { get; init; }

    /// <summary>What it does, to whom, and what to do: one line, without a full stop.</summary>
    public required string Message { get; init; }

    /// <summary>The node of the current document, or for what is gone the nearest that is left.</summary>
    public required NodePath Place { get; init; }

    /// <summary>The key of that node to underline, <c>@table</c> for an attribute of it; null for its name.</summary>
    public string? Key { get; init; }

    /// <summary>Why it is allowed; null where nobody approved it.</summary>
    public Approval? Approval { get; init; }

    /// <summary>Twelve hexadecimal digits from the rule, the subject and the facts; the same as long as the change is the same.</summary>
    public string Fingerprint => Diff.Fingerprint.Of(Rule.Id, Subject, Facts);

    /// <summary>The text to underline in the current document.</summary>
    /// <param name="syntax">Where its nodes stand.</param>
    public TextSpan Locate(SyntaxMap syntax)
    {
        if (Key is null || Key[0] != '@')
            return Key is null ? syntax.Locate(Place) : syntax.Locate(Place, Key);

        var attributes = syntax.Find(Place)?.Find("attributes")?.Value.Items ?? [];
        var attribute = attributes.FirstOrDefault(item => item.Find("name")?.Value.Text == Key.Substring(1));
        return attribute?.Find("value")?.Value.Span ?? syntax.Locate(Place);
    }

    /// <summary>The severity of the verdict; hidden where nothing is to be done.</summary>
    public Severity Severity => Approval is not null ? Severity.Hidden : Verdict switch
    {
        Verdict.Breaking => Severity.Error,
        Verdict.Dangerous => Severity.Warning,
        _ => Severity.Hidden,
    };
}
