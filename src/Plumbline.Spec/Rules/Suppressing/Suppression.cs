using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Suppressing;

/// <summary>One rule that a <c>linter</c> attribute names.</summary>
internal sealed class Suppression
{
    private readonly string _prefix;
    private readonly TextSpan _text;

    private Suppression(Node<ApiAttribute> attribute, LinterAttribute linter, int ordinal, SyntaxMap syntax)
    {
        Attribute = attribute;
        Linter = linter;
        Ordinal = ordinal;
        _prefix = attribute.Parent!.Path.ToString() + "/";
        _text = syntax.Find(attribute.Parent.Path)?.Span ?? default;
    }

    /// <summary>The attribute.</summary>
    public Node<ApiAttribute> Attribute { get; }

    /// <summary>What it says.</summary>
    public LinterAttribute Linter { get; }

    /// <summary>The place of the rule in <c>ignore</c>.</summary>
    public int Ordinal { get; }

    /// <summary>The rule's id or key, as written.</summary>
    public string Rule => Linter.Ignore[Ordinal];

    /// <summary>Whether it suppressed anything.</summary>
    public bool IsUsed { get; private set; }

    /// <summary>Every suppression of a service, in document order.</summary>
    public static List<Suppression> All(ServiceWalk walk, SyntaxMap syntax) =>
        walk.Attributes
            .SelectMany(attribute => LinterAttribute.FindAll(EquatableArray.Create(attribute.Value)).Select(linter => (attribute, linter)))
            .SelectMany(found => found.linter.Ignore.Select((_, ordinal) => new Suppression(found.attribute, found.linter, ordinal, syntax)))
            .ToList();

    /// <summary>Whether its last day is over.</summary>
    public bool IsExpired(string? today) => Linter.Until is { } until && today is not null && string.CompareOrdinal(until, today) < 0;

    /// <summary>Whether it is about a rule.</summary>
    public bool Names(RuleDescriptor rule) => Rule == rule.Name || Rule == rule.Key;

    /// <summary>Whether it covers a finding: it names the rule, says why, still holds, and the finding is at its node or within. Remembers that it did.</summary>
    public bool Covers(RuleFinding finding, RuleDescriptor rule, string? today)
    {
        var isCovered = Names(rule) && Linter.Reason is not null && !IsExpired(today)
            && ((finding.Path + "/").StartsWith(_prefix, StringComparison.Ordinal) || IsWritten(finding.Finding.Span));
        IsUsed |= isCovered;
        return isCovered;
    }

    // A model that is declared in place (a union's member) stands elsewhere in the service, and within the node in the text.
    private bool IsWritten(TextSpan finding) => _text.Length > 0 && finding.Start >= _text.Start && finding.End <= _text.End;
}
