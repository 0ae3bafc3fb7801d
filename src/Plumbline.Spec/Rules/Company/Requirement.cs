namespace Plumbline.Spec.Rules.Company;

/// <summary>What a company's rule requires of a property. Where a node does not hold the property, only <c>defined</c> is broken.</summary>
/// <param name="IsMet">Whether a value meets it; null is the value of what is not there.</param>
internal sealed record Requirement(Func<PropertyValue?, bool> IsMet);
