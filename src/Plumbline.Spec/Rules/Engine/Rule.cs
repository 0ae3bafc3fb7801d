using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Rules;

/// <summary>One rule over one document. Stateless: one instance checks every document.</summary>
/// <param name="descriptor">What is known of it without running it.</param>
public abstract class Rule(RuleDescriptor descriptor)
{
    /// <summary>What is known of it without running it.</summary>
    public RuleDescriptor Descriptor { get; } = descriptor;

    /// <summary>Looks at a document and reports what is wrong.</summary>
    /// <param name="context">The document, what surrounds it, and where to report.</param>
    public abstract void Check(RuleContext context);
}
