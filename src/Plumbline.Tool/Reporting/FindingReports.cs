namespace Plumbline.Tool.Reporting;

/// <summary>The formats of findings by their names.</summary>
internal static class FindingReports
{
    /// <summary>The names, the default first.</summary>
    public static IReadOnlyList<string> Names { get; } = ["text", "compact", "json", "sarif", "junit", "github", "markdown"];

    /// <summary>A format.</summary>
    /// <param name="name">Its name.</param>
    public static IFindingReport Of(string name) => name switch
    {
        "compact" => new CompactReport(),
        "json" => new JsonReport(),
        "sarif" => new SarifReport(),
        "junit" => new JunitReport(),
        "github" => new GitHubReport(),
        "markdown" => new MarkdownReport(),
        _ => new TextReport(),
    };
}
