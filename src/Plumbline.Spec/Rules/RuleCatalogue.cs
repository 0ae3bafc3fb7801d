namespace Plumbline.Spec.Rules;

/// <summary>Every rule, listed by hand.</summary>
public static class RuleCatalogue
{
    /// <summary>The rules of the format, of HTTP and of our attributes: errors, always on.</summary>
    public static IReadOnlyList<Rule> Validity { get; } = [];

    /// <summary>All rules.</summary>
    public static IReadOnlyList<Rule> All { get; } = [.. Validity];
}
