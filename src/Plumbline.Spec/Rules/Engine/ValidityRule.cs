using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Rules;

/// <summary>A rule of the format, of HTTP or of our attributes: an error, always on.</summary>
/// <param name="id">The id, <c>PLB1040</c> to <c>PLB1199</c>.</param>
/// <param name="title">What is wrong, in a few words.</param>
internal abstract class ValidityRule(string id, string title)
    : Rule(new RuleDescriptor(id, title, RuleCategories.Validity, Severity.Error));
