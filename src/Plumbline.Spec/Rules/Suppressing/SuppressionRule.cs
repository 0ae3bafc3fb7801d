using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Rules.Suppressing;

/// <summary>A rule about suppressions: it runs when all others have, and cannot be suppressed itself.</summary>
/// <param name="id">The id.</param>
/// <param name="key">A name for people.</param>
/// <param name="title">What is wrong, in a few words.</param>
internal abstract class SuppressionRule(string id, string key, string title)
    : ConsistencyRule(id, key, title, Severity.Warning, RuleLevel.Recommended)
{
    /// <inheritdoc/>
    public sealed override void Check(RuleContext context)
    {
    }

    /// <summary>Looks at the suppressions after all rules ran.</summary>
    /// <param name="context">The document, and where to report.</param>
    /// <param name="suppressions">All suppressions.</param>
    /// <param name="ran">The rules that ran and can be suppressed.</param>
    public abstract void Check(RuleContext context, IReadOnlyList<Suppression> suppressions, IReadOnlyList<RuleDescriptor> ran);
}
