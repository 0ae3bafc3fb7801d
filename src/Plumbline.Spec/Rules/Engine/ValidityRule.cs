using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Rules;

/// <summary>A rule of the format, of HTTP or of our attributes: always on, and an error but where nobody can be sure.</summary>
/// <param name="id">The id, <c>PLB1040</c> to <c>PLB1199</c>.</param>
/// <param name="title">What is wrong, in a few words.</param>
/// <param name="severity">What it is.</param>
internal abstract class ValidityRule(string id, string title, Severity severity = Severity.Error)
    : Rule(new RuleDescriptor(id, title, RuleCategories.Validity, severity));
