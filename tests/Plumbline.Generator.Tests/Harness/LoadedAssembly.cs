using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Plumbline.Generator.Tests.Harness;

/// <summary>A compiled project, loaded until disposed.</summary>
internal sealed class LoadedAssembly : IDisposable
{
    private readonly AssemblyLoadContext _context = new("emitted", isCollectible: true);

    private LoadedAssembly(Stream image) => Assembly = _context.LoadFromStream(image);

    public Assembly Assembly { get; }

    /// <summary>Compiles and loads.</summary>
    public static LoadedAssembly Of(Compilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10)));
        image.Position = 0;
        return new(image);
    }

    public void Dispose() => _context.Unload();
}
