using System.Xml.Linq;

namespace Plumbline.Tests.Shared;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of the rules' pages.</summary>
    public static string RulePages { get; } = PathOf("docs/rules");

    /// <summary>A file or folder in it.</summary>
    /// <param name="relative">The path from the root.</param>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>The version of a package that everything in it is built with; projects that tests write take the same one, also after an upgrade.</summary>
    /// <param name="package">The package.</param>
    public static string VersionOf(string package) =>
        XDocument.Load(PathOf("Directory.Packages.props")).Descendants("PackageVersion").Single(version => (string?)version.Attribute("Include") == package).Attribute("Version")!.Value;

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Generators.sln")))
                return folder;
        }

        throw new InvalidOperationException("The tests run outside of the repository.");
    }
}
