using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Plumbline.Tool.Tests.Harness;

/// <summary>A folder of packages that the test makes itself, as the only source of the projects below a folder.</summary>
internal sealed class LocalFeed
{
    // What libraries are compiled against, beside the runtime.
    private static readonly string s_runtime = Directory.GetFiles(
        Path.GetFullPath("../../../packs/Microsoft.NETCore.App.Ref", Path.GetDirectoryName(typeof(object).Assembly.Location)!), "System.Runtime.dll", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal).Last(file => file.Contains("net10.0", StringComparison.Ordinal));

    private readonly ToolTest _test;

    /// <summary>A feed beside the projects, with a nuget.config that names no other source.</summary>
    public LocalFeed(ToolTest test)
        : this(test, isNew: true)
    {
    }

    private LocalFeed(ToolTest test, bool isNew)
    {
        _test = test;
        if (!isNew)
            return;

        Directory.CreateDirectory(test.PathOf("feed"));
        test.With("nuget.config", Config($"<add key=\"local\" value=\"{test.PathOf("feed")}\" />", test.PathOf("packages")));
    }

    /// <summary>The feed of a test; made where it has none.</summary>
    public static LocalFeed Of(ToolTest test) => new(test, isNew: !Directory.Exists(test.PathOf("feed")));

    /// <summary>A nuget.config with its own cache, so that nothing of a test stays on the machine.</summary>
    public static string Config(string sources, string cache = "packages") => $"""
        <configuration>
          <config><add key="globalPackagesFolder" value="{cache}" /></config>
          <packageSources><clear />{sources}</packageSources>
          <fallbackPackageFolders><clear /></fallbackPackageFolders>
        </configuration>
        """;

    /// <summary>Adds a package with a library.</summary>
    public LocalFeed With(string name, string version, string code, params (string Name, string Version)[] needs)
    {
        var compilation = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken)],
            [MetadataReference.CreateFromFile(s_runtime)], new(OutputKind.DynamicallyLinkedLibrary));
        using var archive = ZipFile.Open(_test.PathOf($"feed/{name}.{version}.nupkg"), ZipArchiveMode.Create);
        using (var writer = new StreamWriter(archive.CreateEntry($"{name}.nuspec").Open()))
        {
            writer.Write($"""
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
                  <metadata>
                    <id>{name}</id><version>{version}</version><authors>test</authors><description>test</description>
                    <dependencies><group targetFramework="net10.0">{string.Concat(needs.Select(need => $"<dependency id=\"{need.Name}\" version=\"{need.Version}\" />"))}</group></dependencies>
                  </metadata>
                </package>
                """);
        }

        using var library = archive.CreateEntry($"lib/net10.0/{name}.dll").Open();
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        image.WriteTo(library);
        return this;
    }
}
