using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Plumbline.Tests.Shared;

namespace Plumbline.Testing.Tests.Blind;

/// <summary>A sample, compiled as it is or with a fault, from its source and what was emitted for it when it was built.</summary>
internal sealed class SampleVariant
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp13);
    private static readonly Lazy<SampleVariant> s_users = new(() => new("Users"));
    private static readonly Lazy<SampleVariant> s_orders = new(() => new("Orders"));
    private readonly Dictionary<string, SyntaxTree> _trees = [];
    private readonly CSharpCompilation _sound;

    private SampleVariant(string sample)
    {
        var folder = Repository.PathOf("sample-service/" + sample);
        foreach (var file in Directory.EnumerateFiles(folder, "*.cs").Concat(Directory.EnumerateFiles(Path.Combine(folder, "obj", "emitted"), "*.cs", SearchOption.AllDirectories)))
            _trees[Path.GetRelativePath(Repository.Root, file)] = CSharpSyntaxTree.ParseText(File.ReadAllText(file), s_parse, file, System.Text.Encoding.UTF8);

        // Everything that this process could load, except for the samples themselves.
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileNameWithoutExtension(file) is not ("Users" or "Orders" or "Plumbline.Testing.Tests"))
            .Select(file => MetadataReference.CreateFromFile(file));
        _sound = CSharpCompilation.Create(
            sample,
            [CSharpSyntaxTree.ParseText(Usings, s_parse), .. _trees.Values],
            references,
            new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release));
    }

    /// <summary>The users sample.</summary>
    public static SampleVariant Users => s_users.Value;

    /// <summary>The orders sample.</summary>
    public static SampleVariant Orders => s_orders.Value;

    /// <summary>Compiles the sample.</summary>
    /// <param name="fault">What is wrong with it; null for the sample as it is.</param>
    /// <returns>Its class Program.</returns>
    public Type Compile(BlindFault? fault)
    {
        var compilation = _sound;
        if (fault is not null)
        {
            var tree = _trees[fault.File.Replace('/', Path.DirectorySeparatorChar)];
            compilation = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(fault.Apply(tree.ToString()), System.Text.Encoding.UTF8)));
        }

        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        if (!result.Success)
            throw new InvalidOperationException($"{fault?.Title ?? "The sample"} does not compile: {string.Join('\n', result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error))}");

        assembly.Position = 0;
        return new AssemblyLoadContext(null).LoadFromStream(assembly).EntryPoint!.DeclaringType!;
    }
}
