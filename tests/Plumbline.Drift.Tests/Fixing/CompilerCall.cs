using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Plumbline.Drift.Tests.Building;

namespace Plumbline.Drift.Tests.Fixing;

/// <summary>A copy as the compiler was given it: sources, documents, references, settings. Taken from a copy that built, for another one.</summary>
internal sealed class CompilerCall
{
    private CompilerCall(CSharpCommandLineArguments arguments, IReadOnlyList<string> sources, IReadOnlyList<AdditionalText> files, AnalyzerConfigOptionsProvider options)
    {
        Arguments = arguments;
        Sources = sources;
        Files = files;
        Options = options;
    }

    /// <summary>What else was said on the command line.</summary>
    public CSharpCommandLineArguments Arguments { get; }

    /// <summary>The sources' paths.</summary>
    public IReadOnlyList<string> Sources { get; }

    /// <summary>The additional files.</summary>
    public IReadOnlyList<AdditionalText> Files { get; }

    /// <summary>The settings.</summary>
    public AnalyzerConfigOptionsProvider Options { get; }

    /// <summary>Reads the call of a clean copy, and looks in another copy for the files.</summary>
    /// <param name="clean">The copy that built.</param>
    /// <param name="copy">The other one; its own build has written what the compiler reads of the project.</param>
    public static CompilerCall Read(SampleCopy clean, SampleCopy copy)
    {
        var lines = File.ReadAllLines(clean.Arguments).Select(line => line.Replace(clean.Root, copy.Root, StringComparison.Ordinal));
        var arguments = CSharpCommandLineParser.Default.Parse(lines, copy.ProjectFolder, sdkDirectory: null);
        var set = AnalyzerConfigSet.Create((List<AnalyzerConfig>)[.. arguments.AnalyzerConfigPaths.Where(File.Exists).Select(path => AnalyzerConfig.Parse(File.ReadAllText(path), path))]);

        // The copy may have further sources and lack others; documents are those of its own settings.
        var sources = arguments.SourceFiles.Select(f => f.Path).Where(path => path.Contains("/obj/", StringComparison.Ordinal) && File.Exists(path))
            .Concat(Directory.EnumerateFiles(copy.ProjectFolder, "*.cs"));
        var documents = Directory.EnumerateFiles(Path.Combine(copy.Root, "specs"), "*.json").Where(path => File.ReadAllText(copy.ProjectFile).Contains(Path.GetFileName(path), StringComparison.Ordinal));
        return new(arguments, [.. sources], [.. documents.Select(path => new DocumentOnDisk(path))], new Settings(set));
    }

    private sealed class DocumentOnDisk(string path) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(File.ReadAllText(path));

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class Settings(AnalyzerConfigSet set) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(set.GlobalConfigOptions.AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(set.GetOptionsForSourcePath(tree.FilePath).AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(set.GetOptionsForSourcePath(textFile.Path).AnalyzerOptions);
    }

    private sealed class Values(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
