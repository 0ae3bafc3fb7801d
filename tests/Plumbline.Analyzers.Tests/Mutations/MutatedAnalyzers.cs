using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Plumbline.Analyzers.Drift;
using Plumbline.CodeFixes;
using Plumbline.Tests.Shared;
using Plumbline.Tests.Shared.Mutations;

namespace Plumbline.Analyzers.Tests.Mutations;

/// <summary>
/// Analyzers and fixes compiled once with every break of their code in them, and this assembly loaded a second time on top of them. Every
/// test runs once unbroken, to learn which breaks it comes by: only those tests run against a break, the quickest first.
/// </summary>
internal sealed class MutatedAnalyzers
{
    private const string IsActive = "global::Plumbline.Analyzers.Mutants.Is";

    // An analyzer reports, a suppressor takes back, a fix is offered; what several of them look for is handed out one by one.
    private static readonly HashSet<string> s_reports = new(StringComparer.Ordinal) { "ReportDiagnostic", "ReportSuppression", "RegisterCodeFix", "report", Mutator.Yield };

    private static readonly Lazy<MutatedAnalyzers> s_instance = new(() => new MutatedAnalyzers());

    private readonly List<Mutant> _mutants = [];
    private readonly Dictionary<int, List<int>> _tests = [];
    private readonly Action<int> _activate;
    private readonly Func<int, string?> _run;

    private MutatedAnalyzers()
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var names = new[] { typeof(SwitchAnalyzer).Assembly.GetName().Name!, typeof(AddCasesFix).Assembly.GetName().Name! };
        MetadataReference[] references =
            [.. platform.Where(path => !names.Contains(Path.GetFileNameWithoutExtension(path)) && !Path.GetFileName(path).StartsWith("xunit", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path))];
        var analyzers = Compile(names[0], references, Mutants, [names[1], typeof(MutatedAnalyzers).Assembly.GetName().Name!]);
        var fixes = Compile(names[1], [.. references, MetadataReference.CreateFromImage(analyzers)], "", [typeof(MutatedAnalyzers).Assembly.GetName().Name!]);

        var context = new Context();
        context.Add(analyzers);
        context.Add(fixes);
        var mutants = context.Broken[names[0]].GetType("Plumbline.Analyzers.Mutants", throwOnError: true)!;
        var tests = context.LoadFromAssemblyPath(typeof(MutatedAnalyzers).Assembly.Location).GetType(typeof(OwnTests).FullName!, throwOnError: true)!;
        _activate = mutants.GetMethod("Activate")!.CreateDelegate<Action<int>>();
        _run = tests.GetMethod(nameof(OwnTests.Failure))!.CreateDelegate<Func<int, string?>>();
        LearnWhatTestsComeBy((bool[])mutants.GetField("Reached")!.GetValue(null)!, tests.GetMethod(nameof(OwnTests.Count))!.CreateDelegate<Func<int>>()());
    }

    public static MutatedAnalyzers Instance => s_instance.Value;

    /// <summary>The breaks, in the order of their numbers.</summary>
    public IReadOnlyList<Mutant> All => _mutants;

    /// <summary>The first test that fails against a break; null where none does.</summary>
    /// <param name="mutant">The break.</param>
    public string? FirstFailure(Mutant mutant)
    {
        if (!_tests.TryGetValue(mutant.Number, out var tests))
            return null;

        _activate(mutant.Number);
        try
        {
            return tests.Select(_run).FirstOrDefault(failure => failure is not null);
        }
        finally
        {
            _activate(0);
        }
    }

    private const string Mutants = """
        namespace Plumbline.Analyzers
        {
            public static class Mutants
            {
                private static int s_active;
                public static readonly bool[] Reached = new bool[20000];
                public static void Activate(int number) => s_active = number;
                public static bool Is(int number) { Reached[number] = true; return number == s_active; }
            }
        }
        """;

    private void LearnWhatTestsComeBy(bool[] reached, int count)
    {
        var quickest = new List<(TimeSpan Time, int Test, List<int> Mutants)>();
        for (var test = 0; test < count; test++)
        {
            Array.Clear(reached);
            var watch = Stopwatch.StartNew();
            Assert.Null(_run(test));
            quickest.Add((watch.Elapsed, test, [.. Enumerable.Range(0, reached.Length).Where(number => reached[number])]));
        }

        foreach (var (_, test, mutants) in quickest.OrderBy(entry => entry.Time))
        {
            foreach (var number in mutants)
            {
                if (!_tests.TryGetValue(number, out var tests))
                    _tests.Add(number, tests = []);

                tests.Add(test);
            }
        }
    }

    private byte[] Compile(string name, MetadataReference[] references, string own, string[] friends)
    {
        var parse = new CSharpParseOptions(LanguageVersion.Latest);
        var folder = Repository.PathOf("analyzers/" + name);
        var trees = new List<SyntaxTree>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (path.Contains("/obj/", StringComparison.Ordinal) || path.Contains("/bin/", StringComparison.Ordinal))
                continue;

            var mutator = new Mutator(Path.GetRelativePath(folder, path), _mutants.Count + 1, IsActive, s_reports);
            var root = mutator.Visit(CSharpSyntaxTree.ParseText(File.ReadAllText(path), parse, path).GetRoot())!;
            trees.Add(CSharpSyntaxTree.ParseText(root.ToFullString(), parse, path));
            _mutants.AddRange(mutator.Mutants);
        }

        var usings = $$"""
            global using System;
            global using System.Collections.Generic;
            global using System.IO;
            global using System.Linq;
            global using System.Threading;
            global using System.Threading.Tasks;
            [assembly: System.Reflection.AssemblyVersion("{{typeof(SwitchAnalyzer).Assembly.GetName().Version}}")]
            {{string.Concat(friends.Select(friend => $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{friend}\")]\n"))}}
            """;
        var compilation = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(usings + own, parse), .. trees], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10)));
        return stream.ToArray();
    }

    private sealed class Context() : AssemblyLoadContext("mutated")
    {
        public Dictionary<string, Assembly> Broken { get; } = new(StringComparer.Ordinal);

        public void Add(byte[] image)
        {
            using var stream = new MemoryStream(image);
            var assembly = LoadFromStream(stream);
            Broken.Add(assembly.GetName().Name!, assembly);
        }

        protected override Assembly? Load(AssemblyName assemblyName) => Broken.GetValueOrDefault(assemblyName.Name!);
    }
}
