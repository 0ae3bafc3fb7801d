namespace Plumbline.Spec.Findings;

/// <summary>What rules are about; each has its range of ids.</summary>
public static class RuleCategories
{
    /// <summary>A document in its project, as the compiler sees it: <c>PLB0011</c> to <c>PLB0099</c>.</summary>
    public const string Project = "Project";

    /// <summary>The format, HTTP and our attributes: <c>PLB1001</c> to <c>PLB1199</c>.</summary>
    public const string Validity = "Validity";

    /// <summary>A document against its last released form: <c>PLB3001</c> to <c>PLB3199</c>.</summary>
    public const string Change = "Change";

    /// <summary>A company's documents against its own conventions: <c>PLB4001</c> to <c>PLB4299</c>.</summary>
    public const string Consistency = "Consistency";
}
