using Plumbline.Spec.Findings;

namespace Plumbline.Tool.Reporting;

/// <summary>What severities are called.</summary>
internal static class SeverityWord
{
    /// <summary>The compiler's word.</summary>
    /// <param name="severity">The severity.</param>
    public static string Of(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "info",
        _ => "hidden",
    };

    /// <summary>The workflow command of GitHub.</summary>
    /// <param name="severity">The severity.</param>
    public static string OfGitHub(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };
}
