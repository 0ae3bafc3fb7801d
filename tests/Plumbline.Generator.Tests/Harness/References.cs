using Microsoft.CodeAnalysis;

namespace Plumbline.Generator.Tests.Harness;

/// <summary>The assemblies that test compilations see: everything this test process runs on.</summary>
internal static class References
{
    private static readonly string[] s_compilerOnly = ["Microsoft.CodeAnalysis", "xunit", "Plumbline.Spec", "Plumbline.Generator"];

    /// <summary>A project with ASP.NET Core.</summary>
    public static IReadOnlyList<MetadataReference> Web { get; } = Load(_ => true);

    /// <summary>A plain console project: no ASP.NET Core.</summary>
    public static IReadOnlyList<MetadataReference> Console { get; } =
        Load(name => !name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) && name != "Plumbline.AspNetCore");

    private static MetadataReference[] Load(Func<string, bool> isWanted) =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) is var name
                && isWanted(name)
                && !s_compilerOnly.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            .Select(path => MetadataReference.CreateFromFile(path))];
}
