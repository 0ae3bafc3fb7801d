using System.Runtime.CompilerServices;

namespace Plumbline.Spec.Tests.Rules.Pages;

/// <summary>Where the repository's files are.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string RulePages => Path.Combine(Root, "docs", "rules");

    private static string Find([CallerFilePath] string here = "")
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Path.GetDirectoryName(here)! })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Generators.sln")))
                    return folder.FullName;
            }
        }

        throw new InvalidOperationException("the repository's root is not above the tests");
    }
}
