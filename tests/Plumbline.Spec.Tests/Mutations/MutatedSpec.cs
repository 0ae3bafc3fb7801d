using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Plumbline.Spec.Diff;
using Plumbline.Spec.Rules;
using Plumbline.Tests.Shared;
using Plumbline.Tests.Shared.Mutations;

namespace Plumbline.Spec.Tests.Mutations;

/// <summary>Plumbline.Spec compiled once with every break of every rule in it, and this assembly loaded a second time on top of it.</summary>
internal sealed class MutatedSpec
{
    /// <summary>Whose breaks the reader's are.</summary>
    public const string Reader = "reader";

    private static readonly HashSet<string> s_reports = new(StringComparer.Ordinal) { "Report", "ReportAs" };

    private static readonly Lazy<MutatedSpec> s_instance = new(() => new MutatedSpec());

    private readonly FieldInfo _active;
    private readonly FieldInfo _silent;
    private readonly MethodInfo _run;

    private MutatedSpec()
    {
        var parse = new CSharpParseOptions(LanguageVersion.Latest);
        var files = Directory.EnumerateFiles(Repository.PathOf("src/Plumbline.Spec"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        var trees = files.Concat(Directory.EnumerateFiles(Repository.PathOf("build/Polyfills"), "*.cs"))
            .ToDictionary(path => path, path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), parse, path), StringComparer.Ordinal);

        var number = 1;
        foreach (var (id, type) in Rules())
        {
            var path = trees.Keys.Single(path => Path.GetFileName(path) == type.Name + ".cs");
            number = Mutate(trees, path, id, number);
        }

        foreach (var path in trees.Keys.Where(path => path.Contains("/Plumbline.Spec/Reading/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList())
            number = Mutate(trees, path, Reader, number);

        var bag = trees.Keys.Single(path => path.EndsWith("/FindingBag.cs", StringComparison.Ordinal));
        var text = trees[bag].ToString().Replace("        var isShared =", "        if (rule.Id == Mutants.Silent) return;\n        var isShared =", StringComparison.Ordinal);
        Assert.NotEqual(trees[bag].ToString(), text);

        // The one finding that the bag makes by itself: how many there are beside those that it keeps.
        text = text.Replace("if (_dropped > 0)", "if (_dropped > 0 && Mutants.Silent != ReaderRules.TooManyFindings.Id)", StringComparison.Ordinal);
        trees[bag] = CSharpSyntaxTree.ParseText(text, parse, bag);

        Assembly spec, tests;
        (spec, tests) = Load(Compile(trees.Values, parse));
        var mutants = spec.GetType("Plumbline.Spec.Mutants", throwOnError: true)!;
        _active = mutants.GetField("Active")!;
        _silent = mutants.GetField("Silent")!;
        _run = tests.GetType(typeof(OwnTests).FullName!, throwOnError: true)!.GetMethod(nameof(OwnTests.FirstFailure))!;
    }

    public static MutatedSpec Instance => s_instance.Value;

    /// <summary>The breaks by the id of their rule; those of the reader under its name.</summary>
    public Dictionary<string, List<Mutant>> Mutants { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs tests against a broken assembly.</summary>
    /// <param name="mutant">The break; nought for none.</param>
    /// <param name="silent">A rule of the reader that is not reported; null for none.</param>
    /// <param name="id">The rule whose tests run; null for all tests of rules.</param>
    /// <returns>The first test that fails; null where none does.</returns>
    public string? FirstFailure(int mutant, string? silent, string? id)
    {
        _active.SetValue(null, mutant);
        _silent.SetValue(null, silent);
        return (string?)_run.Invoke(null, [id]);
    }

    private static IEnumerable<(string Id, Type Type)> Rules() =>
        RuleCatalogue.All.Select(rule => (rule.Descriptor.Id, rule.GetType())).Concat(ChangeCatalogue.All.Select(rule => (rule.Descriptor.Id, rule.GetType())));

    private int Mutate(Dictionary<string, SyntaxTree> trees, string path, string id, int number)
    {
        var mutator = new Mutator(Path.GetFileName(path), number, "global::Plumbline.Spec.Mutants.Is", s_reports);
        var root = mutator.Visit(trees[path].GetRoot())!;
        trees[path] = CSharpSyntaxTree.ParseText(root.ToFullString(), (CSharpParseOptions)trees[path].Options, path);
        if (!Mutants.TryGetValue(id, out var list))
            Mutants.Add(id, list = []);

        list.AddRange(mutator.Mutants);
        return number + mutator.Mutants.Count;
    }

    private static byte[] Compile(IEnumerable<SyntaxTree> trees, CSharpParseOptions parse)
    {
        var version = typeof(Rule).Assembly.GetName().Version;
        var own = CSharpSyntaxTree.ParseText(
            $$"""
            global using System;
            global using System.Collections.Generic;
            global using System.IO;
            global using System.Linq;
            global using System.Threading;
            global using System.Threading.Tasks;
            [assembly: System.Reflection.AssemblyVersion("{{version}}")]
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("{{typeof(MutatedSpec).Assembly.GetName().Name}}")]
            namespace Plumbline.Spec { public static class Mutants { public static int Active; public static string? Silent; public static bool Is(int number) => number == Active; } }
            """,
            parse);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll")
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            typeof(Rule).Assembly.GetName().Name, [own, .. trees], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10)));
        return stream.ToArray();
    }

    private static (Assembly Spec, Assembly Tests) Load(byte[] image)
    {
        var context = new Context();
        var spec = context.LoadFromStream(new MemoryStream(image));
        context.Spec = spec;
        return (spec, context.LoadFromAssemblyPath(typeof(MutatedSpec).Assembly.Location));
    }

    private sealed class Context() : AssemblyLoadContext("mutated")
    {
        public Assembly? Spec { get; set; }

        protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name == typeof(Rule).Assembly.GetName().Name ? Spec : null;
    }
}
