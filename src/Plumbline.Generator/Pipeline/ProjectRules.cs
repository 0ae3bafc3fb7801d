using Plumbline.Spec.Findings;

namespace Plumbline.Generator.Pipeline;

/// <summary>Rules about a document in its project, which only the compiler sees.</summary>
internal static class ProjectRules
{
    /// <summary>A service document in a project that cannot serve it.</summary>
    public static RuleDescriptor ServiceWithoutAspNetCore { get; } =
        new("PLB1201", "A service document needs ASP.NET Core", RuleCategories.Validity, Severity.Warning);
}
