using Plumbline.Spec.Collections;
using Plumbline.Spec.Json;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Findings;

/// <summary>Collects the findings of one reading; keeps a bounded number, so that a hostile text cannot flood anybody.</summary>
public sealed class FindingBag
{
    /// <summary>How many findings are kept; what comes behind is counted only.</summary>
    public const int Capacity = 200;

    private readonly List<Finding> _findings = [];
    private readonly HashSet<(string RuleId, TextSpan Span)> _inSharedText = [];
    private int _dropped;

    /// <summary>Text that is read once per user (templates): a place in it is reported once per rule, not once per user.</summary>
    public TextSpan SharedText { get; set; }

    /// <summary>How many findings were reported, kept or not.</summary>
    public int Count => _findings.Count + _dropped;

    /// <summary>How often something was reported, also where it had been reported before.</summary>
    internal int Attempts { get; private set; }

    /// <summary>Reports a finding.</summary>
    /// <param name="rule">The rule that is broken.</param>
    /// <param name="span">The offending text.</param>
    /// <param name="message">Names the offender and the remedy; one line, without a closing full stop.</param>
    /// <param name="properties">Facts for code fixes.</param>
    public void Report(RuleDescriptor rule, TextSpan span, string message, params FindingProperty[] properties)
    {
        Attempts++;
        var isShared = span.Start >= SharedText.Start && span.End <= SharedText.End && SharedText.Length > 0;
        if (isShared && !_inSharedText.Add((rule.Id, span)))
            return;

        if (_findings.Count >= Capacity)
        {
            _dropped++;
            return;
        }

        _findings.Add(new Finding
        {
            RuleId = rule.Id,
            Severity = rule.Severity,
            Message = message,
            Span = span,
            Properties = properties.ToEquatableArray(),
        });
    }

    /// <summary>Takes over what another one collected.</summary>
    /// <param name="other">The other one.</param>
    public void Add(FindingBag other)
    {
        foreach (var finding in other._findings)
        {
            if (_findings.Count < Capacity)
                _findings.Add(finding);
            else
                _dropped++;
        }

        _dropped += other._dropped;
    }

    /// <summary>The findings in text order; where some were dropped, the last one says how many.</summary>
    public EquatableArray<Finding> ToEquatableArray()
    {
        // LINQ's sort is stable: findings at the same place stay in the order of their discovery.
        var sorted = _findings.OrderBy(finding => finding.Span.Start).ThenBy(finding => finding.Span.Length).ToList();
        if (_dropped > 0)
        {
            sorted.Add(new Finding
            {
                RuleId = ReaderRules.TooManyFindings.Id,
                Severity = ReaderRules.TooManyFindings.Severity,
                Message = $"{_dropped} more findings are not shown; fix the ones above first",
                Span = sorted[sorted.Count - 1].Span,
            });
        }

        return sorted.ToEquatableArray();
    }
}
