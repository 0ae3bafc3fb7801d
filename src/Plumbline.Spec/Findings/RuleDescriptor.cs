namespace Plumbline.Spec.Findings;

/// <summary>What a rule is, apart from how it checks: an entry of the rule catalogue.</summary>
/// <param name="Id">The id, e.g. <c>PLB1004</c>; see <see cref="RuleIds"/>.</param>
/// <param name="Title">One sentence fragment that says what is wrong, e.g. <c>Duplicate key</c>.</param>
/// <param name="Category">The room of the catalogue, e.g. <c>Validity</c>.</param>
/// <param name="Severity">The severity before configuration.</param>
public sealed record RuleDescriptor(string Id, string Title, string Category, Severity Severity);
