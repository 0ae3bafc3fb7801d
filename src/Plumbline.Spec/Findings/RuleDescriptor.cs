namespace Plumbline.Spec.Findings;

/// <summary>What a rule is, apart from how it checks: an entry of the rule catalogue.</summary>
/// <param name="Id">The id, e.g. <c>PLB1004</c>; see <see cref="RuleIds"/>.</param>
/// <param name="Title">One sentence fragment that says what is wrong, e.g. <c>Duplicate key</c>.</param>
/// <param name="Category">The room of the catalogue, e.g. <c>Validity</c>; see <see cref="RuleCategories"/>.</param>
/// <param name="Severity">The severity before configuration.</param>
public sealed record RuleDescriptor(string Id, string Title, string Category, Severity Severity)
{
    /// <summary>When it runs.</summary>
    public RuleLevel Level { get; init; }

    /// <summary>A name for suppressions that people remember, e.g. <c>field_case</c>; null where the id must do.</summary>
    public string? Key { get; init; }

    /// <summary>Whether a company wrote it: several such rules share an id, and their keys tell them apart.</summary>
    public bool IsOfCompany { get; init; }

    /// <summary>What names this rule and no other: its id, or the key of a company's own.</summary>
    public string Name => IsOfCompany ? Key! : Id;

    /// <summary>The page that explains it, relative to the repository.</summary>
    public string HelpPage => $"docs/rules/{Id}.md";
}

/// <summary>When a rule runs.</summary>
public enum RuleLevel
{
    /// <summary>Always.</summary>
    Always,

    /// <summary>With the <c>recommended</c> rules, and with the <c>strict</c> ones.</summary>
    Recommended,

    /// <summary>With the <c>strict</c> rules.</summary>
    Strict,
}
