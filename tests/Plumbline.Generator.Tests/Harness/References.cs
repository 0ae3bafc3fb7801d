using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

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

    /// <summary>A package that brings more along than these tests have a use for: only what emitted code calls of it.</summary>
    /// <param name="name">Its assembly.</param>
    /// <param name="code">Its code.</param>
    public static PortableExecutableReference Compile(string name, string code)
    {
        using var image = new MemoryStream();
        var result = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(code)], Web, new(OutputKind.DynamicallyLinkedLibrary)).Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    private static MetadataReference[] Load(Func<string, bool> isWanted) =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) is var name
                && isWanted(name)
                && !s_compilerOnly.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            .Select(path => MetadataReference.CreateFromFile(path))];
}
