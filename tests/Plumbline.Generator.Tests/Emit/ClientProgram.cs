using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Plumbline.Generator.CSharp;
using Plumbline.Generator.Emit;

namespace Plumbline.Generator.Tests.Emit;

/// <summary>Compiles emitted clients as a strict console project would, together with code that a user writes, and runs it.</summary>
internal static class ClientProgram
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);

    // The SDK turns these off everywhere: the runtime binds to newer versions of what it was built with.
    private static readonly KeyValuePair<string, ReportDiagnostic>[] s_options = [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)];

    private static readonly string[] s_notForConsole = ["Microsoft.AspNetCore", "Plumbline.AspNetCore", "Plumbline.Generator", "Plumbline.Spec", "xunit"];

    private static readonly MetadataReference[] s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !s_notForConsole.Any(name => Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal)))
            .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>What a document's client and resources are emitted as.</summary>
    public static EmittedFile[] Emit(params ResourceDeclaration[] resources) =>
    [
        .. ClientEmitter.Emit(ClientDeclarations.Document([.. resources.Select(resource => resource.Stem)])),
        .. resources.SelectMany(ClientEmitter.Emit),
    ];

    /// <summary>Compiles without a single warning, and loads.</summary>
    public static Assembly Compile(IEnumerable<EmittedFile> files, params string[] user)
    {
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Text, s_parse, file.HintName))
            .Concat(user.Select((text, index) => CSharpSyntaxTree.ParseText(text, s_parse, $"User{index}.cs")));
        var compilation = CSharpCompilation.Create(
            "Client" + Guid.NewGuid().ToString("N"),
            trees,
            s_references,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999, specificDiagnosticOptions: s_options));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        var complaints = result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
        image.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(image);
    }

    /// <summary>Calls a <c>public static Task&lt;string&gt; Method(Uri)</c> of the user's class <c>Program</c>.</summary>
    public static Task<string> RunAsync(Assembly program, string method, Uri address) =>
        (Task<string>)program.GetType("Program")!.GetMethod(method)!.Invoke(null, [address])!;
}
