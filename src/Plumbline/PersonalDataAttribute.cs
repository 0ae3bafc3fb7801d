namespace Plumbline;

/// <summary>Marks a property that holds personal data: <c>ToString()</c> redacts it, and it must not reach logs, URLs or metrics.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Field)]
public sealed class PersonalDataAttribute : Attribute;
