using Plumbline.Tests.Shared;

namespace Plumbline.Analyzers.Tests.Harness;

/// <summary>The documents beside the pages of the drift rules.</summary>
internal static class Examples
{
    public static string Read(string name) => File.ReadAllText(Path.Combine(Repository.RulePages, "examples", name)).ReplaceLineEndings("\n").TrimEnd('\n');
}
