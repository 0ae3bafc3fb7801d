using System.Reflection;

namespace Plumbline.Package.Tests.Harness;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    internal static string Root { get; } = FindRoot();

    /// <summary>What the tests were built in, so that they pack what was built with them.</summary>
    internal static string Configuration { get; } =
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    internal static string PathOf(string relative) => Path.Combine(Root, relative);

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
