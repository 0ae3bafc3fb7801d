namespace Plumbline.Spec.Findings;

/// <content>Rules that a company writes without a compiler, and findings that it accepts.</content>
public static partial class RuleIds
{
    /// <summary>A findings file that cannot be used as it is.</summary>
    public const string AcceptedFindingsInvalid = "PLB4193";

    /// <summary>An accepted finding that is found no more.</summary>
    public const string AcceptedFindingGone = "PLB4194";

    /// <summary>A rules file that cannot be used as it is.</summary>
    public const string CompanyRulesInvalid = "PLB4200";

    /// <summary>A company's own rule of severity error.</summary>
    public const string CompanyError = "PLB4201";

    /// <summary>A company's own rule of severity warning.</summary>
    public const string CompanyWarning = "PLB4202";

    /// <summary>A company's own rule of severity suggestion.</summary>
    public const string CompanySuggestion = "PLB4203";
}
