using Plumbline.Spec.Findings;

namespace Plumbline.Generator.Pipeline;

/// <summary>Rules about a document in its project, which only the compiler sees: <c>PLB0011</c> to <c>PLB0099</c>.</summary>
internal static class ProjectRules
{
    /// <summary>A service document in a project that cannot serve it.</summary>
    public static RuleDescriptor ServiceWithoutAspNetCore { get; } =
        new("PLB0011", "A service document needs ASP.NET Core", RuleCategories.Project, Severity.Warning);

    /// <summary>A name that C# needs changed.</summary>
    public static RuleDescriptor NameChanged { get; } = new("PLB0012", "A name is another one in C#", RuleCategories.Project, Severity.Info);

    /// <summary>A document whose name and namespace another document of the project has.</summary>
    public static RuleDescriptor DocumentHidden { get; } = new("PLB0013", "Two documents of one name", RuleCategories.Project, Severity.Error);

    /// <summary>What the project says of a file has no meaning.</summary>
    public static RuleDescriptor UnknownMetadata { get; } = new("PLB0014", "No such role or accessibility", RuleCategories.Project, Severity.Error);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleDescriptor> All { get; } = [ServiceWithoutAspNetCore, NameChanged, DocumentHidden, UnknownMetadata];
}
