using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff;

/// <summary>One kind of change. Stateless: one instance judges every pair of documents.</summary>
public abstract class ChangeRule
{
    private protected ChangeRule(string id, string title, Verdict worst, params string[] mirrors)
    {
        Mirrors = mirrors;
        Descriptor = new RuleDescriptor(id, title, RuleCategories.Change, worst switch
        {
            Verdict.Breaking => Severity.Error,
            Verdict.Dangerous => Severity.Warning,
            _ => Severity.Info,
        });
    }

    /// <summary>What is known of it without running it; its severity is that of its worst verdict.</summary>
    public RuleDescriptor Descriptor { get; }

    /// <summary>The rules that judge the way back; its own id where one rule judges both ways. Empty only where <see cref="WhyNoMirror"/> says why.</summary>
    public IReadOnlyList<string> Mirrors { get; }

    /// <summary>Why nothing judges the way back; null where something does.</summary>
    public virtual string? WhyNoMirror => null;

    /// <summary>Finds its kind of change and reports it.</summary>
    /// <param name="context">Both documents, matched, and where to report.</param>
    internal abstract void Compare(ChangeContext context);
}
